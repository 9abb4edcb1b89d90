using System.Text;
using System.Text.Json;

namespace Soc.Sigma;

/// <summary>Tries rules on their recorded cases (<c>soc rules test</c>).</summary>
public static class SigmaCases
{
    /// <summary>
    /// The result of every case. <paramref name="read"/> makes records of a case where the host normalizes them first; without
    /// it they are taken as they stand, of the log source that the mappings tell, or else of the rule's own.
    /// </summary>
    public static IReadOnlyList<SigmaCaseResult> Run(
        SigmaRuleSet rules, IEnumerable<SigmaCase> cases, Func<SigmaCase, SigmaRule, IReadOnlyList<ISigmaRecord>>? read = null)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(cases);
        var byPath = rules.Rules.ToLookup(rule => rule.SourcePath, StringComparer.Ordinal);
        return [.. cases.Select(one => Run(rules, byPath[one.RulePath].FirstOrDefault(), one, read ?? ((item, rule) => Records(rules, rule, item))))];
    }

    private static SigmaCaseResult Run(SigmaRuleSet rules, SigmaRule? rule, SigmaCase one, Func<SigmaCase, SigmaRule, IReadOnlyList<ISigmaRecord>> read)
    {
        if (rule is null || one.Fires is not { } fires)
        {
            return new SigmaCaseResult(one, rule is null ? "There is no rule in the file it belongs to." : "Its name begins with neither fires- nor silent-.", []);
        }

        try
        {
            var records = read(one, rule);
            var held = records.Any(record => rules.Match(record).Any(match => match.Rule == rule));
            return held == fires
                ? new SigmaCaseResult(one, null, [])
                : new SigmaCaseResult(one, fires ? "The rule does not match." : "The rule matches.", [.. records.Select(record => rules.Explain(rule, record))]);
        }
        catch (JsonException broken)
        {
            return new SigmaCaseResult(one, $"Not valid JSON: {broken.Message}", []);
        }
    }

    private static IReadOnlyList<ISigmaRecord> Records(SigmaRuleSet rules, SigmaRule rule, SigmaCase one)
    {
        var root = JsonDocument.Parse(one.Text).RootElement;
        var elements = root.ValueKind == JsonValueKind.Array ? root.EnumerateArray().ToArray() : [root];
        return [.. elements.Select(element => new SigmaJsonRecord(rules.Recognize(Encoding.UTF8.GetBytes(element.GetRawText())) ?? rule.LogSource, element))];
    }
}
