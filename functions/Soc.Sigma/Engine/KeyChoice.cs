using Soc.Sigma.Expressions;

namespace Soc.Sigma.Engine;

/// <summary>
/// Chooses, for each rule, the probes of which one must succeed for the rule to hold, and which rarely do. Only then is the
/// rule looked at. What many rules ask for (a shell, a system directory) is common in records too, so it is a poor key.
/// </summary>
internal sealed class KeyChoice(Slots slots)
{
    private readonly Dictionary<Probe, int> popularity = [];

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

    private double Cost(Probe probe)
    {
        var length = Math.Min(probe.Literal.Length, 12);
        var rarity = probe.Place switch
        {
            LiteralPlace.Whole => 2 + (20.0 / (length * length)),
            LiteralPlace.End => 2 + (400.0 / (length * length)),
            LiteralPlace.Start => 4 + (1000.0 / (length * length)) + (IsRoot(probe.Literal) ? 100 : 0),
            _ => 3 + (4000.0 / (length * length * length)),
        };
        return rarity * (1 + popularity.GetValueOrDefault(probe));
    }

    /// <summary>Most paths begin so, whatever program or file they lead to.</summary>
    private static bool IsRoot(string literal) => literal.Length < 24 && literal.Contains(":\\", StringComparison.Ordinal);

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
