using System.Globalization;

namespace Soc.Core.Ingest.Shapes;

/// <summary>
/// Flow logs hold the flows of a minute in one record, each a line of values: those of network security groups
/// (https://learn.microsoft.com/azure/network-watcher/nsg-flow-logs-overview) below properties.flows, those of virtual networks
/// (https://learn.microsoft.com/azure/network-watcher/vnet-flow-logs-overview) below flowRecords.flows. Each line becomes a record of its
/// own: what the envelope says, and the values under their documented names. A line that is cut off lacks the names at its end.
/// </summary>
internal static class FlowLogs
{
    private const string OfNetworkSecurityGroup = "NetworkSecurityGroupFlowEvent";
    private const string OfVirtualNetwork = "FlowLogFlowEvent";
    private const string Line = "flowTuple";

    private static readonly string[] Envelope =
        ["time", "category", "operationName", "tenantId", "systemId", "flowLogVersion", "flowLogGUID", "flowLogResourceID", "targetResourceID"];

    // What follows the instant, in the order of the line.
    private static readonly string[] Flow = ["sourceIP", "destinationIP", "sourcePort", "destinationPort", "protocol", "flowDirection"];
    private static readonly string[] Counts = ["packetsSent", "bytesSent", "packetsReceived", "bytesReceived"];
    private static readonly string[] SecurityGroupNames = [.. Flow, "trafficDecision", "flowState", .. Counts];
    private static readonly string[] NetworkNames = [.. Flow, "flowState", "flowEncryption", .. Counts];

    /// <summary>One record for each line; null where there is none.</summary>
    public static IReadOnlyList<ReadOnlyMemory<byte>>? Of(RecordNode record)
    {
        var shapes = IsOfVirtualNetwork(record) ? OfVirtualNetworkLog(record) : record["category"].Says(OfNetworkSecurityGroup) ? OfNetworkSecurityGroupLog(record) : null;
        return shapes?.ToList() is { Count: > 0 } found ? found : null;
    }

    /// <summary>Whether it is one line of a record.</summary>
    public static bool IsLine(RecordNode record) => record["properties"].Text(Line) is not null;

    /// <summary>Whether the record says that nothing flowed; one whose flows stand elsewhere than they should says nothing.</summary>
    public static bool IsEmpty(RecordNode record) => Flows(record) is { IsArray: true } flows && !flows.Items.Any();

    private static IEnumerable<ReadOnlyMemory<byte>> OfVirtualNetworkLog(RecordNode record)
    {
        var (envelope, port) = (Said(record, record.Text("targetResourceID")), record.Text("macAddress"));
        return from list in Flows(record).Items
               from rule in list["flowGroups"].Items
               from line in rule["flowTuples"].Items
               select Shape(envelope, NetworkNames, line.AsText(), [("macAddress", port), ("aclID", list.Text("aclID")), ("rule", rule.Text("rule"))]);
    }

    private static IEnumerable<ReadOnlyMemory<byte>> OfNetworkSecurityGroupLog(RecordNode record)
    {
        var (envelope, version) = (Said(record, record.Text("resourceId")), record["properties"].Opened().Text("Version"));
        return from rule in Flows(record).Items
               from port in rule["flows"].Items
               from line in port["flowTuples"].Items
               select Shape(envelope, SecurityGroupNames, line.AsText(), [("version", version), ("macAddress", port.Text("mac")), ("rule", rule.Text("rule"))]);
    }

    private static List<(string Name, string? Value)> Said(RecordNode record, string? resource) =>
        [("resourceId", resource), .. Envelope.Select(name => (name, record.Text(name)))];

    private static ReadOnlyMemory<byte> Shape(List<(string, string?)> envelope, string[] names, string? line, IEnumerable<(string, string?)> about)
    {
        var values = (line ?? "").Split(',', StringSplitOptions.TrimEntries);
        return ShapeWriter.Write(envelope, [.. about, (Line, line), ("timeStamp", Instant(values[0])), .. names.Zip(values.Skip(1), (name, value) => (name, (string?)value))]);
    }

    private static RecordNode Flows(RecordNode record) =>
        IsOfVirtualNetwork(record) ? record["flowRecords"].Opened()["flows"] : record["properties"].Opened()["flows"];

    private static bool IsOfVirtualNetwork(RecordNode record) => record["category"].Says(OfVirtualNetwork);

    /// <summary>Seconds or milliseconds since 1970, as ISO 8601.</summary>
    private static string? Instant(string text) =>
        text.Length is 10 or 13 && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? DateTimeOffset.FromUnixTimeMilliseconds(text.Length == 10 ? number * 1000 : number).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)
            : null;
}
