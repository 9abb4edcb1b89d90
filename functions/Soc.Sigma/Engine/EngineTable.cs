using System.Collections.Concurrent;
using Soc.Sigma.Mappings;

namespace Soc.Sigma.Engine;

/// <summary>
/// The engines of a rule set: one for each set of rules that records of some log source see. They are compiled when the first
/// such record comes.
/// </summary>
internal sealed class EngineTable(
    IReadOnlyList<SigmaRule> rules,
    FieldMap map,
    IReadOnlyList<SigmaMapping> mappings,
    IReadOnlyDictionary<SigmaLogSource, IReadOnlyList<SigmaLogSource>> also)
{
    /// <summary>More log sources than this are not remembered; each then costs a comparison with all rules again.</summary>
    private const int MostSources = 1_000;

    private readonly ConcurrentDictionary<SigmaLogSource, RuleEngine> bySource = new();
    private readonly ConcurrentDictionary<string, Lazy<RuleEngine>> byRules = new(StringComparer.Ordinal);

    public RuleEngine For(SigmaLogSource source) => bySource.TryGetValue(source, out var engine) ? engine : Find(source);

    private RuleEngine Find(SigmaLogSource source)
    {
        SigmaLogSource[] all = [.. All(source)];
        int[] positions = [.. Enumerable.Range(0, rules.Count).Where(rule => all.Any(rules[rule].LogSource.Fits))];
        var engine = byRules.GetOrAdd(
            string.Join(',', positions),
            _ => new Lazy<RuleEngine>(() => new RuleEngine([.. positions.Select(position => rules[position])], positions, map))).Value;
        if (bySource.Count < MostSources)
        {
            bySource[source] = engine;
        }

        return engine;
    }

    /// <summary>What records of a log source are: that, and what else they count as. A registry value set is a registry event.</summary>
    public IEnumerable<SigmaLogSource> All(SigmaLogSource source) =>
        mappings.SelectMany(mapping => mapping.Records).Where(kind => kind.LogSource.Fits(source)).SelectMany(kind => kind.Also)
            .Concat(also.GetValueOrDefault(source, []))
            .Prepend(source)
            .Distinct();
}
