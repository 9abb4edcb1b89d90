namespace Soc.Core.Ingest;

/// <summary>
/// The security API of Microsoft Graph (https://learn.microsoft.com/graph/api/resources/security-api-overview): its alerts (alerts_v2) and
/// incidents as a collector hands them on, recognized by the fields that no other resource has. Each change of one is a record of its own.
/// </summary>
internal static class GraphSecuritySources
{
    // What was last seen of it is when it happened; an update by people moves lastUpdateDateTime alone.
    private static readonly RecordSource Alert = new(SignalSource.GraphSecurityAlert, "lastActivityDateTime", ["id", "lastUpdateDateTime"], "id") { OtherTimeFields = ["createdDateTime"] };
    private static readonly RecordSource Incident = new(SignalSource.GraphSecurityIncident, "createdDateTime", ["id", "lastUpdateDateTime"], "id");

    public static RecordSource? Of(RecordNode record) => IsAlert(record) ? Alert : IsIncident(record) ? Incident : null;

    private static bool IsAlert(RecordNode record) =>
        IsOfType(record, "alert") || (record.Text("serviceSource") is not null && (record.Text("providerAlertId") is not null || record["evidence"].IsArray));

    private static bool IsIncident(RecordNode record) =>
        IsOfType(record, "incident") || (record.Text("incidentWebUrl") is not null && record.Text("displayName") is not null);

    /// <summary>The Graph leaves the type out where the address says it.</summary>
    private static bool IsOfType(RecordNode record, string type) =>
        $"#microsoft.graph.security.{type}".Equals(record.Text("@odata.type"), StringComparison.OrdinalIgnoreCase);
}
