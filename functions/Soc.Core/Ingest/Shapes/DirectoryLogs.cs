using System.Text.Json;

namespace Soc.Core.Ingest.Shapes;

/// <summary>
/// Risks and provisionings as Microsoft Graph answers with them (https://learn.microsoft.com/graph/api/resources/azure-ad-auditlog-overview,
/// https://learn.microsoft.com/graph/api/resources/identityprotection-overview), which a collector that asks for them hands on: the properties of the
/// records that the diagnostic settings send, without the envelope (sign-ins and audits: <see cref="GraphLogEntry"/>). They are recognized by the fields that no other resource has.
/// </summary>
internal static class DirectoryLogs
{
    /// <returns>The record that a hub would have brought, UTF-8 JSON; null for any other record.</returns>
    public static ReadOnlyMemory<byte>? Record(RecordNode resource)
    {
        if (!resource["id"].HasText || resource["properties"].IsPresent || Category(resource) is not { } category) return null;
        return RecordWriter.Write(writer =>
        {
            writer.WriteString("category", category);
            writer.WriteText("tenantId", resource.Text("tenantId"));
            writer.WritePropertyName("properties");
            writer.WriteRawValue(resource.Written.Span, skipInputValidation: true);
        });
    }

    private static string? Category(RecordNode resource) =>
        Has(resource, "detectedDateTime", "riskState", "userId") ? "UserRiskEvents"
        : Has(resource, "riskLastUpdatedDateTime", "riskState") ? "RiskyUsers"
        : Has(resource, "provisioningAction", "activityDateTime", "jobId") ? "ProvisioningLogs"
        : null;

    private static bool Has(RecordNode resource, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (!resource[name].HasText) return false;
        return true;
    }
}
