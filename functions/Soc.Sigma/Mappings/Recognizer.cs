using Soc.Sigma.Engine;
using Soc.Sigma.Rules;

namespace Soc.Sigma.Mappings;

/// <summary>Tells what log source a record is of. The kinds of records are rules to an engine of their own; the first that holds counts.</summary>
internal sealed class Recognizer
{
    private readonly RuleEngine engine;
    private readonly SigmaLogSource[] sources;

    public Recognizer(IReadOnlyList<SigmaMapping> mappings, FieldMap map)
    {
        var kinds = mappings.SelectMany(mapping => mapping.Records.Select(kind => (mapping, kind))).ToArray();
        SigmaRule[] rules = [.. kinds.Select(pair => new SigmaRule(Metadata.Of(pair.mapping.Title), pair.mapping.LogSource, [], pair.kind.When))];
        engine = new RuleEngine(rules, [.. Enumerable.Range(0, rules.Length)], map);
        sources = [.. kinds.Select(pair => pair.kind.LogSource)];
    }

    /// <summary>Null when the text is no JSON object or no kind of records that the mappings know.</summary>
    public SigmaLogSource? Recognize(ReadOnlySpan<byte> json)
    {
        var row = Row.Rent(engine.Slots.Count, engine.RuleCount);
        List<int>? held = null;
        if (JsonRowReader.Read(json, engine.Paths, row))
        {
            engine.Match(row, ref held);
        }

        Row.Return(row);
        return held is null ? null : sources[held.Min()];
    }
}
