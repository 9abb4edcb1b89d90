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

    // The Graph leaves the type out where the address says it.
    private static bool IsAlert(RecordNode record) =>
        record["@odata.type"].Says("#microsoft.graph.security.alert") || (record["serviceSource"].HasText && (record["providerAlertId"].HasText || record["evidence"].IsArray));

    private static bool IsIncident(RecordNode record) =>
        record["@odata.type"].Says("#microsoft.graph.security.incident") || (record["incidentWebUrl"].HasText && record["displayName"].HasText);
}
