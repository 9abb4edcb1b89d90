using Soc.Sigma.Engine;

namespace Soc.Sigma;

/// <summary>
/// The rules of a set that see the records of one log source, for callers that know beforehand how each field is read:
/// <see cref="SigmaRuleSet.For"/>. Immutable, and safe to use from many threads at once.
/// </summary>
public sealed class SigmaMatcher
{
    private readonly RuleEngine engine;
    private readonly Func<RuleEngine, List<int>, ISigmaRecord, IReadOnlyList<SigmaMatch>> matches;

    internal SigmaMatcher(RuleEngine engine, Func<RuleEngine, List<int>, ISigmaRecord, IReadOnlyList<SigmaMatch>> matches)
    {
        this.engine = engine;
        this.matches = matches;
        Fields = [.. Enumerable.Range(1, engine.Slots.Count - 1).SelectMany(engine.Slots.Paths)];
    }

    /// <summary>How many rules see such records.</summary>
    public int RuleCount => engine.RuleCount;

    /// <summary>What the rules ask for, by the names of the record: <see cref="ISigmaFields.Read"/> gets an index into this.</summary>
    public IReadOnlyList<string> Fields { get; }

    /// <summary>
    /// The rules that match a record, in the order of <see cref="SigmaRuleSet.Rules"/>; empty when none does, and then without an allocation of its own.
    /// </summary>
    public IReadOnlyList<SigmaMatch> Match(ISigmaFields fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        if (engine.RuleCount == 0)
        {
            return [];
        }

        var row = Row.Rent(engine.Slots.Count, engine.RuleCount);
        RecordRowReader.Read(fields, engine, row);
        List<int>? held = null;
        engine.Match(row, ref held);
        Row.Return(row);
        return held is null ? [] : matches(engine, held, fields.Record);
    }
}
