namespace Soc.Core.Ingest.Ledger;

/// <summary>A stretch of time, UTC.</summary>
public sealed record Period(DateTimeOffset From, DateTimeOffset To)
{
    public static Period? Around(IEnumerable<DateTimeOffset> times)
    {
        var all = times.ToList();
        return all.Count == 0 ? null : new(all.Min(), all.Max());
    }

    /// <summary>The hours that it touches, by their first instants.</summary>
    internal IEnumerable<DateTimeOffset> Hours()
    {
        for (var hour = SourceLedger.HourOf(From); hour <= To; hour = hour.AddHours(1)) yield return hour;
    }
}
