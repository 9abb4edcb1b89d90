namespace Soc.Sigma.Engine;

/// <summary>The rules that see records of one kind, compiled together. Immutable.</summary>
internal sealed class RuleEngine
{
    private readonly Node[] nodes;
    private readonly int[] always;
    private readonly int[][] rulesByKey;
    private readonly SlotProbes[] probes;
    private readonly bool everything;

    /// <param name="rules">The rules.</param>
    /// <param name="positions">What to report for each of them.</param>
    /// <param name="map">Where records keep the fields.</param>
    public RuleEngine(IReadOnlyList<SigmaRule> rules, IReadOnlyList<int> positions, FieldMap map)
    {
        var slots = new Slots(map);
        var choice = new KeyChoice(slots);
        foreach (var rule in rules)
        {
            choice.Count(rule);
        }

        var keys = new Dictionary<Probe, List<int>>();
        var unkeyed = new List<int>();
        for (var i = 0; i < rules.Count; i++)
        {
            if (choice.Of(rules[i]) is { } key)
            {
                Add(keys, key, i);
            }
            else
            {
                unkeyed.Add(i);
            }
        }

        nodes = [.. rules.Select(rule => new Compiler(slots, rule).Compile(rule.Expression))];
        always = [.. unkeyed];
        rulesByKey = [.. keys.Values.Select(list => list.ToArray())];
        probes =
        [
            .. keys.Keys
                .Select((probe, key) => (Probe: probe, Key: key))
                .GroupBy(pair => pair.Probe.Slot)
                .Select(slot => new SlotProbes(slot.Key, [.. slot.Select(pair => (pair.Probe.Place, Folding.Fold(pair.Probe.Literal), pair.Key))])),
        ];
        everything = rules.Any(rule => AsksForEverything(rule.Expression));
        Positions = positions;
        Slots = slots;
        Paths = new PathTree(slots, everything);
    }

    public IReadOnlyList<int> Positions { get; }

    public Slots Slots { get; }

    public PathTree Paths { get; }

    public int RuleCount => nodes.Length;

    /// <summary>Whether the slot <see cref="Slots.Everything"/> must be filled.</summary>
    public bool NeedsEverything => everything;

    /// <summary>Adds the indexes of the rules that hold, in no order.</summary>
    public void Match(Row row, ref List<int>? held)
    {
        var found = new Candidates(this, row, held);
        foreach (var slot in probes)
        {
            slot.Scan(row, ref found);
        }

        foreach (var rule in always)
        {
            found.Try(rule);
        }

        held = found.Held;
    }

    private static void Add(Dictionary<Probe, List<int>> keys, IReadOnlyList<Probe> probes, int rule)
    {
        foreach (var probe in probes.Select(probe => probe with { Literal = probe.Literal.ToUpperInvariant() }).Distinct())
        {
            if (!keys.TryGetValue(probe, out var list))
            {
                keys[probe] = list = [];
            }

            list.Add(rule);
        }
    }

    private static bool AsksForEverything(Expressions.Expression expression) => expression switch
    {
        Expressions.Expression.All all => all.Parts.Any(AsksForEverything),
        Expressions.Expression.Any any => any.Parts.Any(AsksForEverything),
        Expressions.Expression.Not not => AsksForEverything(not.Part),
        _ => ((Expressions.Expression.Is)expression).Atom is Expressions.Atom.Keyword,
    };

    private ref struct Candidates(RuleEngine engine, Row row, List<int>? held) : IFound
    {
        public List<int>? Held { get; private set; } = held;

        public void Key(int key)
        {
            foreach (var rule in engine.rulesByKey[key])
            {
                Try(rule);
            }
        }

        public void Try(int rule)
        {
            if (row.Visit(rule) && engine.nodes[rule].Holds(row))
            {
                (Held ??= []).Add(rule);
            }
        }
    }
}
