using Soc.Sigma.Rules;

namespace Soc.Sigma;

/// <summary>Rules ready to be matched. Immutable, and safe to use from many threads at once.</summary>
public sealed class SigmaRuleSet
{
    private readonly HashSet<SigmaDefinition> silenced;

    internal SigmaRuleSet(IReadOnlyList<SigmaRule> rules, IReadOnlyList<SigmaCorrelation> correlations)
    {
        Rules = rules;
        Correlations = correlations;
        silenced = [.. correlations.Where(correlation => !correlation.Generate).SelectMany(correlation => correlation.Rules)];
        silenced.ExceptWith(correlations.Where(correlation => correlation.Generate).SelectMany(correlation => correlation.Rules));
    }

    /// <summary>The rules, in the order of their sources.</summary>
    public IReadOnlyList<SigmaRule> Rules { get; }

    /// <summary>The correlations, each behind those that it refers to; <see cref="SigmaCorrelator"/> carries them out.</summary>
    public IReadOnlyList<SigmaCorrelation> Correlations { get; }

    /// <summary>
    /// Reads rule files: rules, correlations and filters. What is wrong stands in <see cref="SigmaLoadResult.Errors"/> and
    /// costs only the document it stands in: all others are loaded.
    /// </summary>
    public static SigmaLoadResult Load(IEnumerable<SigmaSource> sources, SigmaLoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(sources);
        return new RuleFiles(options ?? new SigmaLoadOptions()).Read(sources);
    }

    /// <summary>
    /// Whether a match is worth an alert of its own: not so where the rule or correlation only serves correlations that do
    /// not say <c>generate: true</c>.
    /// </summary>
    public bool StandsAlone(SigmaDefinition definition) => !silenced.Contains(definition);

    /// <summary>The rules that match a record, in the order of <see cref="Rules"/>; empty when none does.</summary>
    public IReadOnlyList<SigmaMatch> Match(ISigmaRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return [.. Rules
            .Where(rule => rule.LogSource.Fits(record.LogSource) && rule.Expression.Holds(record))
            .Select(rule => new SigmaMatch(rule, record))];
    }
}
