using System.Globalization;

namespace Soc.Core.Ingest.Ledger;

/// <summary>Where arrivals are remembered together: ten minutes of a source. It lies within one hour.</summary>
/// <param name="Start">By event time; of what lies in quarantine by its arrival.</param>
/// <param name="Kept">What lies in quarantine is remembered apart, and for as long as the hours.</param>
internal readonly record struct SlotId(SignalSource? Source, DateTimeOffset Start, bool Kept)
{
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(10);

    public static SlotId Of(Arrival arrival) => new(arrival.Source, StartOf(arrival.Time), arrival.Fate is Fate.Quarantined);

    /// <summary>Of its document.</summary>
    public string Key => $"{Kind(Kept)}|{Start.UtcDateTime.ToString("yyyyMMdd'|'HHmm", CultureInfo.InvariantCulture)}|{LedgerKey.Name(Source)}";

    /// <summary>The keys of one kind begin here with this time.</summary>
    public static string From(DateTimeOffset time, bool kept) => $"{Kind(kept)}|{StartOf(time).UtcDateTime.ToString("yyyyMMdd'|'HHmm", CultureInfo.InvariantCulture)}";

    private static DateTimeOffset StartOf(DateTimeOffset time) => new(time.UtcTicks - (time.UtcTicks % Length.Ticks), TimeSpan.Zero);

    private static string Kind(bool kept) => kept ? "kept" : "seen";
}
