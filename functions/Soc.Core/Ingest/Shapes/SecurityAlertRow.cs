using System.Text.Json;

namespace Soc.Core.Ingest.Shapes;

/// <summary>
/// The table SecurityAlert (https://learn.microsoft.com/azure/sentinel/security-alert-schema), into which Microsoft Sentinel and the products that
/// are connected to it write their alerts: each row is put into the shape of an alert of Microsoft Graph. A change of the alert is a row of its own.
/// </summary>
internal static class SecurityAlertRow
{
    public const string Table = "SecurityAlert";

    /// <summary>ProviderName, and whether VendorOriginalId is the id under which Defender's own tables know the alert.</summary>
    private static readonly (string Provider, string Source, bool IsDefenders)[] Providers =
    [
        ("MDATP", "microsoftDefenderForEndpoint", true),
        ("Microsoft 365 Defender", "microsoft365Defender", true),
        ("Azure Advanced Threat Protection", "microsoftDefenderForIdentity", false),
        ("MCAS", "microsoftDefenderForCloudApps", false),
        ("OATP", "microsoftDefenderForOffice365", false),
        ("IPC", "azureAdIdentityProtection", false),
        ("Azure Security Center", "microsoftDefenderForCloud", false),
        ("ASI Scheduled Alerts", "microsoftSentinel", false),
        ("ASI NRT Alerts", "microsoftSentinel", false),
    ];

    public static ReadOnlyMemory<byte> Record(RecordNode row) => RecordWriter.Write(writer =>
    {
        var (_, source, isDefenders) = Providers.FirstOrDefault(known => known.Provider.Equals(row.Text("ProviderName"), StringComparison.OrdinalIgnoreCase));
        var status = Status(row.Text("Status"));
        var told = row.Text("ProcessingEndTime") ?? row.Text("TimeGenerated");
        writer.WriteString("@odata.type", "#microsoft.graph.security.alert");
        writer.WriteText("workspaceId", row.Text("TenantId"));
        writer.WriteText("id", (isDefenders ? row.Text("VendorOriginalId") : null) ?? row.Text("SystemAlertId"));
        writer.WriteText("providerAlertId", row.Text("VendorOriginalId"));
        writer.WriteText("status", status);
        writer.WriteText("severity", row.Text("AlertSeverity")?.ToLowerInvariant());
        writer.WriteText("serviceSource", source);
        writer.WriteText("productName", row.Text("ProductName"));
        writer.WriteText("title", row.Text("DisplayName") ?? row.Text("AlertName"));
        writer.WriteText("description", row.Text("Description"));
        writer.WriteText("category", List(row["Tactics"]).FirstOrDefault());
        writer.WriteText("alertWebUrl", row.Text("AlertLink"));
        // The table does not say when an alert began that has changed since.
        if (status == "new") writer.WriteText("createdDateTime", told);
        writer.WriteText("lastUpdateDateTime", told);
        writer.WriteText("firstActivityDateTime", row.Text("StartTime"));
        writer.WriteText("lastActivityDateTime", row.Text("EndTime") ?? row.Text("TimeGenerated"));
        writer.WriteStartArray("mitreTechniques");
        foreach (var technique in List(row["Techniques"]).Concat(List(row["SubTechniques"])).Distinct()) writer.WriteStringValue(technique);
        writer.WriteEndArray();
        writer.WriteStartArray("evidence");
        AlertEntities.Write(writer, row["Entities"].Opened());
        writer.WriteEndArray();
    });

    private static string? Status(string? status) => status?.ToUpperInvariant() switch
    {
        "NEW" => "new",
        "INPROGRESS" => "inProgress",
        "RESOLVED" or "DISMISSED" => "resolved",
        _ => null,
    };

    /// <summary><c>["T1059"]</c> in a string, or <c>Execution, Persistence</c>.</summary>
    private static IEnumerable<string> List(RecordNode column) => column.Opened() is { IsArray: true } list
        ? list.Items.Select(item => item.AsText()?.Trim()).OfType<string>()
        : column.AsText()?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
}
