namespace Soc.Core.Ingest.Shapes;

/// <summary>
/// Records that come in another shape than the one that is normalized: columns of an exported table, many flows in one record. They are put
/// into the source's own shape first, so that mappings and rules know one shape only.
/// </summary>
internal static class RecordShapes
{
    /// <returns>Null where the record is read as it came; otherwise what is read in its place, each the UTF-8 JSON of one object.</returns>
    public static IReadOnlyList<ReadOnlyMemory<byte>>? Of(RecordNode record) =>
        (LogAnalyticsRow.Record(record) ?? HostShapes.Record(record) ?? HuntingRow.Record(record) ?? GraphLogEntry.Record(record) ?? ActivityEvents.Record(record)) is { } shaped
            ? [shaped]
            : FlowLogs.Of(record) ?? FirewallMessages.Of(record) ?? IncidentAlerts.Of(record);
}
