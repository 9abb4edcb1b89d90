using Soc.Sigma.Expressions;

namespace Soc.Sigma.Correlations;

/// <summary>
/// When a correlation holds: the measured number stands the limits, or, for temporal types, the expression over the names
/// of the rules holds.
/// </summary>
internal sealed record CorrelationCondition(
    (NumberComparison Comparison, decimal Limit)[] Limits,
    IReadOnlyList<string> Fields,
    decimal? Percentile,
    Expression? Seen)
{
    public bool Holds(decimal number)
    {
        foreach (var (comparison, limit) in Limits)
        {
            if (!comparison.Holds(number, limit))
            {
                return false;
            }
        }

        return true;
    }
}
