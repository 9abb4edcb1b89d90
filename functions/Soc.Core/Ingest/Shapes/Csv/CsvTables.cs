namespace Soc.Core.Ingest.Shapes.Csv;

/// <summary>
/// Which table rows are of that do not say it: Type is among the columns that portals do not show. Told by columns that no other table has; what could be of two is of
/// none. Rows of hunting queries, which have a Timestamp, are told by <see cref="HuntingRow"/>.
/// </summary>
internal static class CsvTables
{
    public const string Type = "Type";

    private const string TimeGenerated = "TimeGenerated";
    private const string Timestamp = "Timestamp";

    private static readonly (string Table, string[] Columns)[] Marks =
    [
        ("SigninLogs", ["UserPrincipalName", "AppDisplayName", "ResultType", "IsInteractive"]),
        ("AuditLogs", ["OperationName", "InitiatedBy", "TargetResources"]),
        ("AADUserRiskEvents", ["RiskEventType", "RiskLevel", "DetectedDateTime"]),
        ("AADRiskyUsers", ["RiskState", "RiskLevel", "RiskLastUpdatedDateTime"]),
        ("AADProvisioningLogs", ["ProvisioningSteps", "TargetIdentity"]),
        ("MicrosoftGraphActivityLogs", ["RequestUri", "RequestMethod", "ResponseStatusCode"]),
        ("OfficeActivity", ["OfficeWorkload", "Operation"]),
        ("AzureActivity", ["OperationNameValue", "Caller"]),
        ("Syslog", ["Facility", "SeverityLevel", "SyslogMessage"]),
        ("CommonSecurityLog", ["DeviceVendor", "DeviceProduct", "DeviceEventClassID"]),
        ("SecurityEvent", ["EventID", "Computer", "Activity", "Channel"]),
    ];

    /// <returns>Why no row with these columns can be read; null where one can.</returns>
    public static string? Refusal(IReadOnlyList<string> columns)
    {
        if (columns.Contains(CsvRow.AuditData)) return null;
        if (columns.Contains("Date (UTC)") || (columns.Contains("Date") && columns.Contains("Request ID")))
            return "this is a table of the Entra admin center, which leaves out much of each record: download it as JSON";
        if (columns.Contains(TimeGenerated) && (columns.Contains(Type) || ByColumns(columns.Contains) is not null || HuntingRow.MayBe(columns))) return null;
        if (columns.Contains(Timestamp) && HuntingRow.MayBe(columns)) return null;
        return "it cannot be told of which table these rows are: export the columns Type and TimeGenerated, or Timestamp and all others of a hunting table";
    }

    /// <returns>The table of a row that does not name it, or null.</returns>
    public static string? Of(IReadOnlyDictionary<string, string> row)
    {
        if (!row.ContainsKey(TimeGenerated)) return null;
        var table = ByColumns(row.ContainsKey) ?? HuntingRow.TableOf([.. row.Keys], row.GetValueOrDefault("ActionType"));
        return table == "SigninLogs" && row["IsInteractive"].Equals("false", StringComparison.OrdinalIgnoreCase) ? "AADNonInteractiveUserSignInLogs" : table;
    }

    private static string? ByColumns(Predicate<string> has) =>
        Marks.Where(mark => mark.Columns.All(column => has(column))).Select(mark => mark.Table).ToList() is [var only] ? only : null;
}
