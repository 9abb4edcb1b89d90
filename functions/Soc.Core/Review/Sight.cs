using Soc.Core.Incidents;
using Soc.Core.Ingest;
using Soc.Core.Ingest.Ledger;

namespace Soc.Core.Review;

/// <summary>
/// How well the tenant could be seen in the incident's time, from the accounts. Beside the finding, not in it: this tells of what is missing as of now, and
/// of what came when.
/// </summary>
/// <param name="Silences">Hours of which nothing came over a connection, in their order.</param>
/// <param name="Unread">Records of that time that wait in quarantine.</param>
/// <param name="Late">Null when nothing came behind the first decision, or nobody has decided.</param>
public sealed record Sight(IReadOnlyList<Silence> Silences, IReadOnlyList<UnreadRecords> Unread, LateAlerts? Late)
{
    public static readonly Sight Clear = new([], [], null);

    /// <summary>A record without a readable time is of the incident's time when it came then or within a day.</summary>
    private static readonly TimeSpan Reach = TimeSpan.FromDays(1);

    /// <param name="quarantine">Of the tenant.</param>
    public static Sight Of(IncidentState state, SourceReports reports, IEnumerable<QuarantineRow> quarantine, IEnumerable<IncidentEvent> events)
    {
        if (PeriodOf(state) is not { } period) return Clear;
        return new(
            [.. Enum.GetValues<SourceConnection>().Where(SourceHealth.IsTalkative).SelectMany(connection => reports.Silences(connection, period)).OrderBy(silence => silence.From).ThenBy(silence => silence.Connection)],
            [.. quarantine.Where(row => IsOf(period, row)).CountBy(row => (row.Source, row.Code)).Select(group => new UnreadRecords(group.Key.Source, group.Key.Code, group.Value)).OrderBy(group => group.Source).ThenBy(group => group.Code)],
            LateAlerts.Of(events));
    }

    /// <summary>From the first alert to the last; null when there is none.</summary>
    public static Period? PeriodOf(IncidentState state) => Period.Around(state.Alerts.Values.Select(alert => alert.Time));

    private static bool IsOf(Period period, QuarantineRow row) => row.Time is { } time
        ? time >= period.From && time <= period.To
        : row.ArrivedAt >= period.From && row.ArrivedAt <= period.To + Reach;
}

/// <summary>Records that could not be read, for one reason.</summary>
/// <param name="Source">Null where nothing says which.</param>
public sealed record UnreadRecords(SignalSource? Source, QuarantineReason Code, int Count);

/// <summary>Alerts of what had happened before the first decision, which came when it had been made already.</summary>
/// <param name="Decided">When it was made.</param>
/// <param name="LastArrival">Of the last of them.</param>
public sealed record LateAlerts(int Count, DateTimeOffset Decided, DateTimeOffset LastArrival, IReadOnlyList<SignalSource> Sources)
{
    public static LateAlerts? Of(IEnumerable<IncidentEvent> events)
    {
        var all = events.ToList();
        var first = all.FindIndex(each => each is IncidentEvent.Decided);
        if (first < 0) return null;
        var decided = all[first].At;
        var late = all.Skip(first).OfType<IncidentEvent.AlertAdded>().Where(added => added.Alert.Time <= decided).ToList();
        return late.Count == 0 ? null : new(late.Count, decided, late.Max(added => added.At), [.. late.Select(added => added.Alert.Source).Distinct().Order()]);
    }
}
