using System.Text.Json;

namespace Soc.Core.Ingest.Shapes;

/// <summary>
/// Sign-ins, audits, risks and provisionings as Microsoft Graph answers with them (https://learn.microsoft.com/graph/api/resources/azure-ad-auditlog-overview,
/// https://learn.microsoft.com/graph/api/resources/identityprotection-overview), which a collector that asks for them hands on: the properties of the
/// records that the diagnostic settings send, without the envelope. They are recognized by the fields that no other resource has.
/// </summary>
internal static class DirectoryLogs
{
    /// <returns>The record that a hub would have brought, UTF-8 JSON; null for any other record.</returns>
    public static ReadOnlyMemory<byte>? Record(RecordNode resource)
    {
        if (resource.Text("id") is null || resource["properties"].IsPresent || Category(resource) is not { } category) return null;
        return RecordWriter.Write(writer =>
        {
            writer.WriteString("category", category);
            writer.WriteText("tenantId", resource.Text("tenantId"));
            writer.WriteText("operationName", resource.Text("activityDisplayName"));
            writer.WriteText("resultType", resource["status"].Opened().Text("errorCode"));
            writer.WritePropertyName("properties");
            writer.WriteRawValue(resource.Written.Span, skipInputValidation: true);
        });
    }

    private static string? Category(RecordNode resource) =>
        Has(resource, "activityDisplayName", "activityDateTime", "loggedByService") ? "AuditLogs"
        : Has(resource, "appId", "createdDateTime", "ipAddress") && resource["status"].Opened().IsObject ? SignIns(resource)
        : Has(resource, "detectedDateTime", "riskState", "userId") ? "UserRiskEvents"
        : Has(resource, "riskLastUpdatedDateTime", "riskState") ? "RiskyUsers"
        : Has(resource, "provisioningAction", "activityDateTime", "jobId") ? "ProvisioningLogs"
        : null;

    /// <summary>The beta version says what kind of sign-in it was; before it there were those of people who were there.</summary>
    private static string SignIns(RecordNode resource) => Kind(resource) switch
    {
        "nonInteractiveUser" => "NonInteractiveUserSignInLogs",
        "servicePrincipal" => "ServicePrincipalSignInLogs",
        "managedIdentity" => "ManagedIdentitySignInLogs",
        null when resource.Text("userId") is null && resource.Text("servicePrincipalId") is not null => "ServicePrincipalSignInLogs",
        _ => "SignInLogs",
    };

    private static string? Kind(RecordNode resource)
    {
        foreach (var kind in resource["signInEventTypes"].Opened().Items) return kind.AsText();
        return null;
    }

    private static bool Has(RecordNode resource, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (resource.Text(name) is null) return false;
        return true;
    }
}
