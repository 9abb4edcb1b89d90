namespace Soc.Core.Ingest.Ledger;

/// <summary>How a source stands, and what became of what it sent in the hours that were asked about.</summary>
/// <param name="Source">Null for records that do not say which.</param>
/// <param name="Reading">Null for those, and where a source is only known from what is not of its tenant.</param>
/// <param name="Hours">Every hour, oldest first.</param>
public sealed record SourceAccount(SignalSource? Source, SourceReading? Reading, IReadOnlyList<SourceHour> Hours)
{
    public Counts Total => Hours.Aggregate(default(Counts), (sum, hour) => sum + hour.Counts);

    public int SilentHours => Hours.Count(hour => hour.Silent);

    /// <param name="arrived">The hours in which anything came.</param>
    /// <param name="polled">Up to when the Office 365 audit log was read; null where it is not polled.</param>
    /// <param name="asked">The hours to give account of, by their first instants; those before <paramref name="now"/> are over.</param>
    public static IReadOnlyList<SourceAccount> Of(
        IReadOnlyList<SourceReading> readings, IReadOnlyList<SourceHour> arrived, DateTimeOffset? polled, IReadOnlyList<DateTimeOffset> asked, DateTimeOffset now)
    {
        var heard = arrived.Where(hour => hour.Source is not null && hour.Counts.Received > 0).Select(hour => (SourceHealth.ConnectionOf(hour.Source!.Value), hour.Hour)).ToHashSet();
        bool Silent(SourceConnection connection, DateTimeOffset hour) =>
            hour.AddHours(1) <= now && !heard.Contains((connection, hour)) && !(connection is SourceConnection.Office365Audit && hour.AddHours(1) <= polled);

        SourceAccount Account(SignalSource? source, SourceReading? reading)
        {
            var own = arrived.Where(hour => hour.Source == source).ToDictionary(hour => hour.Hour, hour => hour.Counts);
            return new(source, reading, [.. asked.Select(hour => new SourceHour(source, hour, own.GetValueOrDefault(hour), reading is not null && Silent(reading.Connection, hour)))]);
        }

        var unread = arrived.Select(hour => hour.Source).Distinct().Except(readings.Select(reading => (SignalSource?)reading.Source));
        return [.. readings.Select(reading => Account(reading.Source, reading)), .. unread.Order().Select(source => Account(source, null))];
    }
}
