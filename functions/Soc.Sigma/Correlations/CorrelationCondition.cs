using Soc.Sigma.Expressions;

namespace Soc.Sigma.Correlations;

/// <summary>
/// When a correlation holds: the measured number stands the limits, or, for temporal types, the expression over the names
/// of the rules holds.
/// </summary>
internal sealed record CorrelationCondition(
    IReadOnlyList<(NumberComparison Comparison, decimal Limit)> Limits,
    IReadOnlyList<string> Fields,
    decimal? Percentile,
    Expression? Seen)
{
    public bool Holds(decimal number) => Limits.All(limit => limit.Comparison.Holds(number, limit.Limit));
}
