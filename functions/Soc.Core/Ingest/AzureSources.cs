using Soc.Core.Ingest.Shapes;

namespace Soc.Core.Ingest;

/// <summary>
/// Diagnostic settings of a subscription and its resources (https://learn.microsoft.com/azure/azure-monitor/platform/resource-logs-schema):
/// recognized by category on a resource. They have no better time than the envelope's, and most of them no id.
/// </summary>
internal static class AzureSources
{
    // A web application firewall that is older says timeStamp, an older still timestamp.
    private static readonly RecordField[] Capitals = ["timeStamp", "timestamp"];

    public static IReadOnlyDictionary<string, RecordSource> ByCategory { get; } = new Dictionary<string, RecordSource>
    {
        ["Administrative"] = Activity(),
        ["Security"] = Activity(),
        ["ServiceHealth"] = Activity(),
        ["ResourceHealth"] = Activity(),
        ["Alert"] = Activity(),
        ["Autoscale"] = Activity(),
        ["Recommendation"] = Activity(),
        ["Policy"] = Activity(),
        // The last word of the operation, where the event's category stands in properties.eventCategory.
        ["Write"] = Activity(),
        ["Delete"] = Activity(),
        ["Action"] = Activity(),
        ["AuditEvent"] = new(SignalSource.AzureKeyVault, RecordSource.EnvelopeTime, []),
        ["AZFWNetworkRule"] = Firewall(),
        ["AZFWApplicationRule"] = Firewall(),
        ["AZFWNatRule"] = Firewall(),
        ["AZFWDnsQuery"] = Firewall(),
        ["AZFWThreatIntel"] = Firewall(),
        ["AZFWIdpsSignature"] = Firewall(),
        ["AzureFirewallNetworkRule"] = Firewall(),
        ["AzureFirewallApplicationRule"] = Firewall(),
        ["AzureFirewallDnsProxy"] = Firewall(),
        ["ApplicationGatewayFirewallLog"] = WebFirewall(),
        ["FrontDoorWebApplicationFirewallLog"] = WebFirewall(),
        ["NetworkSecurityGroupFlowEvent"] = Flow("properties.trafficDecision"),
        ["FlowLogFlowEvent"] = Flow("properties.flowState"),
    };

    public const string SubscriptionPrefix = "/subscriptions/";

    private static readonly RecordSource Other = new(SignalSource.AzureGeneral, RecordSource.EnvelopeTime, []) { OtherTimeFields = Capitals };

    // An interface where nothing flowed in that minute.
    private static readonly RecordSource NoFlow = new(SignalSource.AzureFlowLog, RecordSource.EnvelopeTime, []);

    /// <param name="source">Of the record's category.</param>
    /// <returns>Null where the record is of no resource: other products have such categories too.</returns>
    public static RecordSource? Of(RecordNode record, RecordSource source) =>
        !Resource(record).HasText ? null
        : source.Source == SignalSource.AzureFlowLog && !FlowLogs.IsLine(record) ? NoFlow
        : (source.Source == SignalSource.AzureActivity ? EntraSources.Audit(record) : null) ?? source;

    /// <summary>Any other log of a resource: its envelope is that of all.</summary>
    public static RecordSource? General(RecordNode record) =>
        record["category"].HasText && record["operationName"].HasText && Resource(record).Begins(SubscriptionPrefix) ? Other : null;

    /// <summary>The resource that sent the record. A virtual network's flow log spells it in its own way.</summary>
    public static RecordNode Resource(RecordNode record) => record["resourceId"] is { HasText: true } resource ? resource : record["targetResourceID"];

    private static RecordSource Activity() => new(SignalSource.AzureActivity, RecordSource.EnvelopeTime, ["time", "correlationId", "operationName", "resourceId", "resultType"]);

    private static RecordSource Firewall() => new(SignalSource.AzureFirewall, RecordSource.EnvelopeTime, []);

    private static RecordSource WebFirewall() => new(SignalSource.AzureWebApplicationFirewall, RecordSource.EnvelopeTime, []) { OtherTimeFields = Capitals };

    private static RecordSource Flow(string last) =>
        new(SignalSource.AzureFlowLog, "properties.timeStamp", ["resourceId", "properties.macAddress", "properties.rule", "properties.flowTuple"], last);
}
