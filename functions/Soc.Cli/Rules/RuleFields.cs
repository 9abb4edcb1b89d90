using Soc.Sigma;

namespace Soc.Cli.Rules;

/// <summary>What a rule asks about, found out by letting it ask.</summary>
internal static class RuleFields
{
    private const string OfTheSoc = "soc.";

    /// <summary>Whether the rule needs what only the SOC knows: the tenant's profile.</summary>
    public static bool NeedTheSoc(SigmaRuleSet rules, SigmaRule rule)
    {
        var record = new AskedRecord(rule.LogSource);
        rules.Explain(rule, record);
        return record.Asked.Any(field => field.StartsWith(OfTheSoc, StringComparison.Ordinal));
    }

    private sealed class AskedRecord(SigmaLogSource logSource) : ISigmaRecord
    {
        public HashSet<string> Asked { get; } = [];

        public SigmaLogSource LogSource => logSource;

        public IEnumerable<SigmaValue> Values => [];

        public SigmaValue Field(string name)
        {
            Asked.Add(name);
            return SigmaValue.Missing;
        }
    }
}
