using Soc.Sigma.Rules;
using Soc.Sigma.Yaml;

namespace Soc.Sigma.Correlations;

/// <summary>A correlation as its document says it, before the names of its rules are looked up.</summary>
internal sealed record CorrelationDraft(
    Metadata Metadata,
    SigmaCorrelationType Type,
    IReadOnlyList<YamlScalar> Rules,
    IReadOnlyList<string> GroupBy,
    TimeSpan Timespan,
    bool Generate,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Aliases,
    YamlNode? Condition,
    ErrorList Errors)
{
    public bool IsTemporal => Type is SigmaCorrelationType.Temporal or SigmaCorrelationType.TemporalOrdered;
}
