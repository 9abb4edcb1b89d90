using Soc.Sigma.Conditions;
using Soc.Sigma.Expressions;
using Soc.Sigma.Yaml;

namespace Soc.Sigma.Correlations;

/// <summary>Reads the condition of a correlation, once it is known which rules it looks at.</summary>
internal static class ConditionNode
{
    /// <summary>Null when the condition does not suit the correlation; the reasons are then in the draft's error list.</summary>
    public static CorrelationCondition? Read(CorrelationDraft draft, IReadOnlyList<YamlScalar> rules)
    {
        var before = draft.Errors.Count;
        var condition = draft.Condition switch
        {
            null when draft.IsTemporal => new CorrelationCondition([(NumberComparison.GreaterOrEqual, rules.Count)], [], null, null),
            YamlScalar text when draft.Type == SigmaCorrelationType.Temporal => Expression(draft, text, rules),
            YamlMap map => Limits(draft, map),
            var other => Fail(draft, other?.Line ?? draft.Metadata.SourceLine, "The correlation needs a condition of its kind: a map such as gte: 10."),
        };
        return draft.Errors.Count == before ? condition : null;
    }

    /// <summary>The rules that a condition such as <c>a and (b or c)</c> names, for a correlation that lists none.</summary>
    public static IReadOnlyList<YamlScalar> Names(YamlScalar condition) =>
    [
        .. condition.Text.Split([' ', '(', ')'], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word is not ("and" or "or" or "not"))
            .Distinct(StringComparer.Ordinal)
            .Select(word => condition with { Text = word }),
    ];

    /// <summary>A window is asked as if it were a record whose fields are the rules that matched in it.</summary>
    private static CorrelationCondition? Expression(CorrelationDraft draft, YamlScalar text, IReadOnlyList<YamlScalar> rules)
    {
        var mentioned = new HashSet<string>(StringComparer.Ordinal);
        var searches = rules.ToDictionary(
            rule => rule.Text, rule => (Expression)new Expression.Is(new Atom.Exists(rule.Text, true)), StringComparer.Ordinal);
        var seen = ConditionReader.Read(text.Text, text.Line, searches, mentioned, draft.Errors);
        foreach (var idle in rules.Where(rule => seen is not null && !mentioned.Contains(rule.Text)))
        {
            draft.Errors.Add(idle.Line, $"The condition does not mention the rule '{idle.Text}'.");
        }

        return new CorrelationCondition([], [], null, seen);
    }

    private static CorrelationCondition? Limits(CorrelationDraft draft, YamlMap map)
    {
        var attributes = new Attributes(map, draft.Errors);
        var limits = new List<(NumberComparison, decimal)>();
        foreach (var entry in map.Entries.Where(entry => entry.Key is not ("field" or "percentile")))
        {
            if (NumberComparisons.Read(entry.Key) is not { } comparison)
            {
                Fail(draft, entry.Line, $"'{entry.Key}' is no comparison; there are gt, gte, lt, lte, eq and neq.");
            }
            else if (Number(entry.Value) is { } limit)
            {
                limits.Add((comparison, limit));
            }
            else
            {
                Fail(draft, entry.Line, $"'{entry.Key}' takes a number.");
            }
        }

        var condition = new CorrelationCondition([.. limits], attributes.Texts("field"), Percentile(draft, map), null);
        if (limits.Count == 0)
        {
            Fail(draft, map.Line, "A condition needs at least one comparison.");
        }

        var needsField = !draft.IsTemporal && draft.Type != SigmaCorrelationType.EventCount;
        if (needsField != condition.Fields.Count > 0 || (condition.Fields.Count > 1 && draft.Type != SigmaCorrelationType.ValueCount))
        {
            Fail(draft, map.Line, "value_count takes one or more fields, the other value types one, all others none.");
        }

        return condition;
    }

    private static decimal? Percentile(CorrelationDraft draft, YamlMap map)
    {
        if (map["percentile"] is not { } node)
        {
            return draft.Type == SigmaCorrelationType.ValueMedian ? 50 : null;
        }

        if (draft.Type == SigmaCorrelationType.ValuePercentile && Number(node) is { } percentile and >= 0 and <= 100)
        {
            return percentile;
        }

        Fail(draft, node.Line, "percentile is a number from 0 to 100, for value_percentile only.");
        return null;
    }

    private static decimal? Number(YamlNode node) => (node as YamlScalar)?.AsNumber;

    private static CorrelationCondition? Fail(CorrelationDraft draft, int line, string reason)
    {
        draft.Errors.Add(line, reason);
        return null;
    }
}
