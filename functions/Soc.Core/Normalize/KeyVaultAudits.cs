using Soc.Core.Ingest;

namespace Soc.Core.Normalize;

/// <summary>
/// AuditEvent of Key Vault: one request for a vault, a key, a secret or a certificate
/// (https://learn.microsoft.com/azure/key-vault/general/logging).
/// </summary>
internal static class KeyVaultAudits
{
    private static readonly string[] Kinds = ["Vault", "Key", "Secret", "Certificate"];

    // Operations are called "SecretGet", "KeyListVersions", "CertificateIssuerGet": the first that stands in the name. GetDeleted deletes nothing.
    private static readonly (string Verb, string Activity)[] Words =
    [
        ("Authentication", "Connect"), ("List", "List"), ("Get", "Read"), ("Backup", "Read"), ("Create", "Create"), ("Put", "Create"), ("Import", "Create"),
        ("Restore", "Create"), ("Recover", "Create"), ("Set", "Write"), ("Delete", "Delete"), ("Purge", "Delete"), ("Update", "Update"), ("Patch", "Update"),
        ("Encrypt", "Encrypt"), ("Wrap", "Encrypt"), ("Decrypt", "Decrypt"), ("Unwrap", "Decrypt"),
    ];

    public static SecurityEvent? Normalize(Draft draft)
    {
        var properties = draft.Properties;
        if (draft.Record.Text("operationName")?.Trim() is not { } operation) return null;
        var code = properties.Text("httpStatusCode");
        return draft.Event with
        {
            Class = OcsfClass.DatastoreActivity,
            Activity = Activity(operation),
            Status = Status(operation, code, draft.Record.Text("resultType")),
            StatusCode = code ?? draft.Record.Text("resultType"),
            StatusDetail = draft.Record.Text("resultDescription") ?? draft.Record.Text("resultSignature"),
            Actor = AzureCallers.Of(draft),
            SrcEndpoint = Subjects.Endpoint(draft.Record.Text("callerIpAddress")),
            HttpRequest = new(properties.Text("clientInfo"), Url: properties.Text("requestUri")),
            HttpResponse = HttpOutcome.Response(code),
            Service = AzureResources.Service(draft.Record),
            Entity = Entity(operation, properties),
        };
    }

    // resultType says Success for requests that were refused, and the first request of every client is answered with 401, which asks it for
    // its token.
    private static OcsfStatus Status(string operation, string? code, string? result) =>
        operation == "Authentication" && code == "401" ? OcsfStatus.Other
        : HttpOutcome.Status(code) is not OcsfStatus.Unknown and var status ? status
        : result?.ToUpperInvariant() switch
        {
            "SUCCESS" => OcsfStatus.Success,
            null => OcsfStatus.Unknown,
            _ => OcsfStatus.Failure,
        };

    private static string Activity(string operation) => Words.FirstOrDefault(word => operation.Contains(word.Verb, StringComparison.Ordinal)).Activity ?? "Other";

    /// <summary><c>https://vault.vault.azure.net/secrets/name/version</c>, <c>…/certificates/issuers/name</c>; only the vault where many were asked for.</summary>
    private static ManagedEntity? Entity(string operation, RecordNode properties)
    {
        if (Kinds.FirstOrDefault(known => operation.StartsWith(known, StringComparison.Ordinal)) is not { } kind) return null;
        if (properties.Text("id") is not { } id || !Uri.TryCreate(id, UriKind.Absolute, out var address)) return null;
        var name = address.Segments switch
        {
            [_, _, "issuers/", var issuer, ..] => issuer,
            [_, _, var named, ..] => named,
            _ => null,
        };
        return name is null ? null : new(kind, name.TrimEnd('/'), id);
    }
}
