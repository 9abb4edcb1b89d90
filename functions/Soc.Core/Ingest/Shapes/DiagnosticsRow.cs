using System.Collections.Frozen;
using System.Text;
using System.Text.Json;

namespace Soc.Core.Ingest.Shapes;

/// <summary>
/// The table AzureDiagnostics (https://learn.microsoft.com/azure/azure-monitor/reference/tables/azurediagnostics), into which resources wrote before
/// they had tables of their own: a column for each property of any of them, its name ending in its type (<c>clientIp_s</c>, <c>httpStatusCode_d</c>).
/// What stood within an object has the names of both, <c>identity_claim_oid_g</c>; a claim called by an address has its letters alone.
/// </summary>
internal static class DiagnosticsRow
{
    public const string Table = "AzureDiagnostics";

    private static readonly ExportedField[] Envelope =
    [
        new("time", "TimeGenerated"), new("workspaceId", "TenantId"), new("resourceId", "ResourceId", "_ResourceId"), new("category", "Category"), new("operationName", "OperationName"),
        new("operationVersion", "OperationVersion"), new("resultType", "ResultType"), new("resultSignature", "ResultSignature"), new("resultDescription", "ResultDescription"),
        new("durationMs", "DurationMs"), new("callerIpAddress", "CallerIPAddress"), new("correlationId", "CorrelationId"), new("level", "Level"), new("properties.message", "Message"),
    ];

    /// <summary>What the workspace says of itself, or of the resource once more.</summary>
    private static readonly FrozenSet<string> LeftOut = new[] { "Type", "MG", "ManagementGroupName", "SourceSystem", "TableName", "Resource", "ResourceGroup", "ResourceProvider", "ResourceType", "SubscriptionId", "AdditionalFields" }
        .Concat(Envelope.SelectMany(field => field.Columns)).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, string> Claims = new Dictionary<string, string>
    {
        ["http_schemas_microsoft_com_identity_claims_objectidentifier"] = "http://schemas.microsoft.com/identity/claims/objectidentifier",
        ["http_schemas_microsoft_com_identity_claims_scope"] = "http://schemas.microsoft.com/identity/claims/scope",
        ["http_schemas_xmlsoap_org_ws_2005_05_identity_claims_upn"] = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn",
        ["http_schemas_xmlsoap_org_ws_2005_05_identity_claims_name"] = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name",
    }.ToFrozenDictionary();

    private static readonly string[] Types = ["_s", "_d", "_g", "_b", "_t"];

    /// <returns>The record that the resource sent, UTF-8 JSON.</returns>
    public static ReadOnlyMemory<byte> Record(ExportedRow row)
    {
        var leaves = new List<JsonLeaf>();
        foreach (var field in Envelope)
            if (field.Columns.Select(column => row[column]).FirstOrDefault(value => value.IsPresent) is { IsPresent: true } value) leaves.Add(new(field.Steps, value.Written));
        foreach (var name in row.Names)
            if (!LeftOut.Contains(name) && !name.StartsWith('_') && row[name] is { IsPresent: true } value) leaves.Add(new(Path(Bare(name)), Value(name, value)));
        var record = JsonTree.Write(leaves);
        return row["msg_s"].IsPresent && FirewallMessages.Of(RecordTape.Read(record)) is [var sentence] ? sentence : record;
    }

    private static string Bare(string column) => Types.Any(type => column.EndsWith(type, StringComparison.Ordinal)) ? column[..^2] : column;

    private static string[] Path(string name) =>
        name.Split('_', 3) is ["identity", "claim", var claim] ? ["identity", "claim", Claims.GetValueOrDefault(claim, claim)]
        : name.Split('_', 2) is ["details", var detail] ? ["properties", "details", detail]
        : ["properties", name];

    private static ReadOnlyMemory<byte> Value(string column, RecordNode value) => (column, value) switch
    {
        // Gateways number requests by an id without hyphens, which the workspace takes for one with them.
        ("transactionId_g", _) => JsonSerializer.SerializeToUtf8Bytes(value.Scalar?.Replace("-", "", StringComparison.Ordinal)),
        // All numbers are real ones there.
        _ when column.EndsWith("_d", StringComparison.Ordinal) && value.Scalar is { } number && number.EndsWith(".0", StringComparison.Ordinal) => Encoding.UTF8.GetBytes(number[..^2]),
        _ when value.Inside is { IsArray: true } or { IsObject: true } => value.Inside.Written,
        _ => value.Written,
    };
}
