namespace Soc.Core.Ingest.Ledger;

/// <summary>What an entry has added. Arrivals that had been entered before are not in it.</summary>
public sealed record Entered(Counts Total, IReadOnlyDictionary<SignalSource, Counts> Sources)
{
    public static readonly Entered Nothing = new(default, new Dictionary<SignalSource, Counts>());

    public static Entered operator +(Entered left, Entered right)
    {
        var sources = new Dictionary<SignalSource, Counts>(left.Sources);
        foreach (var (source, counts) in right.Sources) sources[source] = sources.GetValueOrDefault(source) + counts;
        return new(left.Total + right.Total, sources);
    }
}
