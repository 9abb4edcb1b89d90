using Soc.Sigma.Rules;

namespace Soc.Sigma;

/// <summary>Rules ready to be matched. Immutable, and safe to use from many threads at once.</summary>
public sealed class SigmaRuleSet
{
    private readonly IReadOnlyList<SigmaRule> rules;

    internal SigmaRuleSet(IReadOnlyList<SigmaRule> rules) => this.rules = rules;

    /// <summary>The rules, in the order of their sources.</summary>
    public IReadOnlyList<SigmaRule> Rules => rules;

    /// <summary>
    /// Reads rule files. What is wrong stands in <see cref="SigmaLoadResult.Errors"/> and costs only the document it
    /// stands in: all others are loaded.
    /// </summary>
    public static SigmaLoadResult Load(IEnumerable<SigmaSource> sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        return new RuleFiles().Read(sources);
    }

    /// <summary>The rules that match a record, in the order of <see cref="Rules"/>; empty when none does.</summary>
    public IReadOnlyList<SigmaMatch> Match(ISigmaRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return [.. rules
            .Where(rule => rule.LogSource.Fits(record.LogSource) && rule.Expression.Holds(record))
            .Select(rule => new SigmaMatch(rule, record))];
    }
}
