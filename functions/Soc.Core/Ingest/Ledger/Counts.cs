namespace Soc.Core.Ingest.Ledger;

/// <summary>How many records arrived, and what became of them: received = normalized + duplicates + quarantined.</summary>
/// <param name="Own">Of the normalized: the SOC's own acts.</param>
/// <param name="Late">Of the normalized: those that came later than <see cref="Lateness"/> allows.</param>
public readonly record struct Counts(long Received, long Normalized, long Duplicates, long Quarantined, long Own, long Late)
{
    public static Counts operator +(Counts left, Counts right) => new(
        left.Received + right.Received,
        left.Normalized + right.Normalized,
        left.Duplicates + right.Duplicates,
        left.Quarantined + right.Quarantined,
        left.Own + right.Own,
        left.Late + right.Late);

    /// <summary>One record.</summary>
    internal static Counts Of(Arrival arrival, Fate fate) => fate switch
    {
        Fate.Duplicate => new(1, 0, 1, 0, 0, 0),
        Fate.Quarantined => new(1, 0, 0, 1, 0, 0),
        _ => new(1, 1, 0, 0, fate is Fate.Own ? 1 : 0, Lateness.IsLate(arrival.Source!.Value, arrival.Time, arrival.ArrivedAt) ? 1 : 0),
    };

    /// <summary>A record that waited in quarantine and waits no longer.</summary>
    internal static readonly Counts Released = new(-1, 0, 0, -1, 0, 0);
}
