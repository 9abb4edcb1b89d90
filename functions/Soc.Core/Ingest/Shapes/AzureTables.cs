using System.Collections.Frozen;

namespace Soc.Core.Ingest.Shapes;

/// <summary>
/// Logs of Azure and its resources, as tables of their own (https://learn.microsoft.com/azure/azure-monitor/reference/tables/azureactivity and
/// its siblings). They name the resource, in lower case, and nobody's tenant.
/// </summary>
internal static class AzureTables
{
    private static readonly string[] Firewall = ["AZFWNetworkRule", "AZFWApplicationRule", "AZFWNatRule", "AZFWThreatIntel", "AZFWIdpsSignature", "AZFWDnsQuery"];

    private static readonly ExportedField[] Envelope =
        [new("time", "TimeGenerated"), new("workspaceId", "TenantId"), new("resourceId", "ResourceId", "_ResourceId"), new("callerIpAddress", "CallerIpAddress"), new("correlationId", "CorrelationId")];

    public static IEnumerable<KeyValuePair<string, ExportedTable>> All { get; } =
    [
        new("AzureActivity", new(
        [
            .. Envelope, new("operationName", "OperationNameValue", "OperationName"), new("category", "CategoryValue", "Category"), new("resultType", "ActivityStatusValue", "ActivityStatus"),
            new("level", "Level"), new("identity.authorization", "Authorization_d", "Authorization"), new("identity.claims", "Claims_d", "Claims"), new("properties", "Properties_d", "Properties"),
        ])
        {
            Elsewhere = column => column,
            LeftOut = Names("ActivitySubstatus", "ActivitySubstatusValue", "Caller", "EventSubmissionTimestamp", "Hierarchy", "OperationId", "Resource", "ResourceGroup", "ResourceProvider", "ResourceProviderValue", "SubscriptionId"),
            Opened = Names("Authorization", "Authorization_d", "Claims", "Claims_d", "Properties", "Properties_d"),
        }),
        new("AZKVAuditLogs", new(
        [
            .. Envelope, new("operationName", "OperationName"), new("operationVersion", "OperationVersion"), new("resultType", "ResultType"), new("resultSignature", "ResultSignature"),
            new("resultDescription", "ResultDescription"), new("durationMs", "DurationMs"), new("identity", "Identity"), new("properties.tlsVersion", "Tlsversion"),
        ])
        {
            Constants = [("category", "AuditEvent")],
            Elsewhere = column => $"properties.{System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(column)}",
            Opened = Names("Identity"),
        }),
        new("AGWFirewallLogs", new(
        [
            .. Envelope, new("operationName", "OperationName"), new("properties.details.message", "DetailedMessage"), new("properties.details.data", "DetailedData"),
            new("properties.details.file", "FileDetails"), new("properties.details.line", "LineDetails"),
        ])
        {
            Constants = [("category", "ApplicationGatewayFirewallLog")],
            Elsewhere = column => $"properties.{System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(column)}",
        }),
        .. Firewall.Select(table => KeyValuePair.Create(table, new ExportedTable(Envelope)
        {
            Constants = [("category", table)],
            Elsewhere = column => $"properties.{column}",
        })),
    ];

    private static FrozenSet<string> Names(params string[] names) => names.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
