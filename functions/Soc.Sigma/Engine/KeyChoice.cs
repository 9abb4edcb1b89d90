using Soc.Sigma.Expressions;

namespace Soc.Sigma.Engine;

/// <summary>
/// Chooses, for each rule, the probes of which one must succeed for the rule to hold, and which rarely do. Only then is the
/// rule looked at. What many rules ask for (a shell, a system directory) is common in records too, so it is a poor key.
/// </summary>
internal sealed class KeyChoice(Slots slots)
{
    private readonly Dictionary<Probe, int> popularity = [];
    private readonly Dictionary<string, bool> common = new(StringComparer.Ordinal);

    /// <summary>Counts a rule's probes; to be called for all rules before the first <see cref="Of"/>.</summary>
    public void Count(SigmaRule rule)
    {
        foreach (var probe in Clauses(rule, rule.Expression).SelectMany(clause => clause).Distinct())
        {
            popularity[probe] = popularity.GetValueOrDefault(probe) + 1;
        }
    }

    /// <summary>Null when the rule must be looked at for every record.</summary>
    public IReadOnlyList<Probe>? Of(SigmaRule rule) => Clauses(rule, rule.Expression).MinBy(clause => clause.Sum(Cost));

    /// <summary>
    /// About how often the probe succeeds. Literals shorter than a group of the scanner also cost it another pass.
    /// </summary>
    private double Cost(Probe probe)
    {
        var anchored = probe.Place is LiteralPlace.Whole or LiteralPlace.End;
        var length = probe.Literal.Length;
        var chance = probe.Place switch
        {
            LiteralPlace.Whole => length < 4 ? 0.3 : length < 6 ? 0.03 : 0.01,
            LiteralPlace.End => length < 5 ? 0.5 : length < 6 ? 0.1 : 0.01,
            LiteralPlace.Start => length < 4 ? 0.5 : length < 9 ? 0.1 : 0.03,
            _ => length < 4 ? 1 : length < 6 ? 0.04 : length < 8 ? 0.01 : 0.003,
        };
        return chance + (popularity.GetValueOrDefault(probe) * 0.0005) + (!IsCommon(probe.Literal) ? 0 : anchored ? 0.08 : 0.4);
    }

    private bool IsCommon(string literal)
    {
        if (!common.TryGetValue(literal, out var known))
        {
            common[literal] = known = Commonplace.Has(literal);
        }

        return known;
    }

    /// <summary>Sets of probes; of each set at least one probe succeeds when the expression holds.</summary>
    private List<IReadOnlyList<Probe>> Clauses(SigmaRule rule, Expression expression)
    {
        switch (expression)
        {
            case Expression.All all:
                return [.. all.Parts.SelectMany(part => Clauses(rule, part))];
            case Expression.Any any:
                var best = any.Parts.Select(part => Clauses(rule, part).MinBy(clause => clause.Sum(Cost))).ToArray();
                return best.Contains(null) ? [] : [[.. best.SelectMany(clause => clause!)]];
            case Expression.Is { Atom: Atom.Value value } when Probe.Of(slots.Of(rule, value.Field), value.Test) is { } probes:
                return [probes];
            case Expression.Is { Atom: Atom.Keyword keyword } when Probe.Of(Slots.Everything, keyword.Test) is { } probes:
                return [probes];
            default:
                return [];
        }
    }
}
