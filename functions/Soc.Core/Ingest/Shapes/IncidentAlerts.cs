namespace Soc.Core.Ingest.Shapes;

/// <summary>
/// An incident of Microsoft Graph holds its alerts where a collector asked for them (<c>$expand=alerts</c>,
/// https://learn.microsoft.com/graph/api/security-list-incidents): each is a record as well, the same as by itself. Some collectors send the
/// incident once for each, and the one in place of the list.
/// </summary>
internal static class IncidentAlerts
{
    /// <returns>The incident and its alerts; null for what is none or holds none.</returns>
    public static IReadOnlyList<ReadOnlyMemory<byte>>? Of(RecordNode record)
    {
        if (record["alerts"] is not { IsPresent: true } alerts || GraphSecuritySources.Of(record) is null) return null;
        return [.. alerts.Items.Where(alert => alert.IsObject).Prepend(record).Select(one => new ReadOnlyMemory<byte>(one.Written.ToArray()))];
    }
}
