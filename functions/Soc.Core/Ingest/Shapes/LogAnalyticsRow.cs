namespace Soc.Core.Ingest.Shapes;

/// <summary>
/// A row of a table of a Log Analytics workspace, as data export sends it to a hub or as the result of a query holds it: Type names the table
/// (https://learn.microsoft.com/azure/azure-monitor/logs/log-standard-columns).
/// </summary>
internal static class LogAnalyticsRow
{
    private static readonly TextTable<ExportedTable> Tables =
        new(EntraTables.All.Concat(DefenderTables.All).Concat(OfficeTables.All).Concat(AzureTables.All));

    /// <returns>The record that the row was made of, UTF-8 JSON; null where it is no row of a table that is read.</returns>
    public static ReadOnlyMemory<byte>? Record(RecordNode row)
    {
        if (!row["TimeGenerated"].HasText) return null;
        var type = row["Type"];
        if (type.Says(DiagnosticsRow.Table)) return DiagnosticsRow.Record(new(row));
        if (type.Says(SecurityAlertRow.Table)) return SecurityAlertRow.Record(row);
        if (type.Says(SecurityIncidentRow.Table)) return SecurityIncidentRow.Record(row);
        return Tables.TryFind(type, out var table) ? table.Record(new(row)) : default(ReadOnlyMemory<byte>?);
    }
}
