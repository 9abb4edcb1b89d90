namespace Soc.Core.Ingest.Shapes;

/// <summary>
/// A sign-in, an audit, a risk or a provisioning as Microsoft Graph answers it and the Entra admin center lets it be downloaded (JSON): the properties
/// of the record that diagnostic settings send, without the envelope (https://learn.microsoft.com/graph/api/resources/azure-ad-auditlog-overview,
/// …/identityprotection-overview). Told by the fields that no other resource has.
/// </summary>
internal static class GraphLogEntry
{
    /// <returns>The record with its envelope, UTF-8 JSON; null for any other record.</returns>
    public static ReadOnlyMemory<byte>? Record(RecordNode entry)
    {
        if (!entry["id"].HasText || entry["properties"].IsPresent) return null;
        var status = entry["status"].Opened();
        if (status["errorCode"].IsPresent && entry.Text("createdDateTime") is { } signedIn)
            return Enveloped(entry, SignIns(entry), signedIn, "Sign-in activity", status.Text("errorCode"), status.Text("failureReason"));
        if (entry.Text("activityDateTime") is { } audited && entry["targetResources"].Opened().IsArray && entry["initiatedBy"].IsPresent)
            return Enveloped(entry, "AuditLogs", audited, entry.Text("activityDisplayName"), null, entry.Text("resultReason"));
        return Other(entry) is { } category ? Enveloped(entry, category, null, null, null, null) : default(ReadOnlyMemory<byte>?);
    }

    private static string? Other(RecordNode entry) =>
        Has(entry, "detectedDateTime", "riskState", "userId") ? "UserRiskEvents"
        : Has(entry, "riskLastUpdatedDateTime", "riskState") ? "RiskyUsers"
        : Has(entry, "provisioningAction", "activityDateTime", "jobId") ? "ProvisioningLogs"
        : null;

    private static bool Has(RecordNode entry, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (!entry[name].HasText) return false;
        return true;
    }

    /// <summary>v1.0 has interactive ones only, and may not say so.</summary>
    private static string SignIns(RecordNode entry)
    {
        var kinds = entry["signInEventTypes"].Opened().Items.Select(kind => kind.AsText()).ToList();
        return kinds.Contains("managedIdentity") ? "ManagedIdentitySignInLogs"
            : kinds.Contains("servicePrincipal") || (kinds.Count == 0 && entry.Text("userId") is null && entry.Text("servicePrincipalId") is not null) ? "ServicePrincipalSignInLogs"
            : kinds.Contains("nonInteractiveUser") || (kinds.Count == 0 && entry.Flag("isInteractive") == false) ? "NonInteractiveUserSignInLogs"
            : "SignInLogs";
    }

    private static ReadOnlyMemory<byte> Enveloped(RecordNode entry, string category, string? time, string? operation, string? result, string? description) => RecordWriter.Write(writer =>
    {
        writer.WriteString("category", category);
        writer.WriteText("time", time);
        writer.WriteText("operationName", operation);
        writer.WriteText("resultType", result);
        writer.WriteText("resultDescription", description);
        writer.WriteText("callerIpAddress", entry.Text("ipAddress"));
        writer.WriteText("correlationId", entry.Text("correlationId"));
        writer.WriteText("identity", entry.Text("userDisplayName") ?? entry.Text("servicePrincipalName"));
        writer.WritePropertyName("properties");
        writer.WriteRawValue(entry.Written.Span, skipInputValidation: true);
    });
}
