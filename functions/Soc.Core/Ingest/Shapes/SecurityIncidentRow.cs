namespace Soc.Core.Ingest.Shapes;

/// <summary>
/// The table SecurityIncident (https://learn.microsoft.com/azure/azure-monitor/reference/tables/securityincident): each row is put into the shape
/// of an incident of Microsoft Graph. A change of the incident is a row of its own.
/// </summary>
internal static class SecurityIncidentRow
{
    public const string Table = "SecurityIncident";

    public static ReadOnlyMemory<byte> Record(RecordNode row) => RecordWriter.Write(writer =>
    {
        var isDefenders = row.Text("ProviderName") is "Microsoft XDR" or "Microsoft 365 Defender";
        writer.WriteString("@odata.type", "#microsoft.graph.security.incident");
        writer.WriteText("workspaceId", row.Text("TenantId"));
        writer.WriteText("id", (isDefenders ? row.Text("ProviderIncidentId") : null) ?? row.Text("IncidentName"));
        writer.WriteText("displayName", row.Text("Title"));
        writer.WriteText("description", row.Text("Description"));
        writer.WriteText("severity", row.Text("Severity")?.ToLowerInvariant());
        writer.WriteText("status", row.Text("Status")?.ToUpperInvariant() switch { "CLOSED" => "resolved", null => null, _ => "active" });
        writer.WriteText("classification", row.Text("Classification") switch
        {
            "TruePositive" => "truePositive",
            "FalsePositive" => "falsePositive",
            "BenignPositive" => "informationalExpectedActivity",
            _ => null,
        });
        writer.WriteText("incidentWebUrl", row.Text("IncidentUrl"));
        writer.WriteText("createdDateTime", row.Text("CreatedTime"));
        writer.WriteText("lastUpdateDateTime", row.Text("LastModifiedTime"));
    });
}
