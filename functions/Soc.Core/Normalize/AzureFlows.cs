using Soc.Core.Ingest;
using Soc.Core.Ingest.Shapes;

namespace Soc.Core.Normalize;

/// <summary>One flow of a network security group's or a virtual network's flow log (<see cref="FlowLogs"/>), or a minute without any.</summary>
internal static class AzureFlows
{
    private const string Denied = "D";

    public static SecurityEvent? Normalize(Draft draft)
    {
        var columns = draft.Properties;
        if (FlowLogs.IsEmpty(draft.Record)) return draft.Event with { Class = OcsfClass.NetworkActivity, Activity = "Other", Status = OcsfStatus.Success, Service = AzureResources.Service(draft.Record) };
        if (Side(columns, "source") is not { } source || Side(columns, "destination") is not { } destination) return null;
        var (decision, state) = (columns.Text("trafficDecision"), columns.Text("flowState"));
        var isDenied = decision == Denied || state == Denied || columns.Text("flowEncryption") is "NX_NOT_ACCEPTED" or "NX_NOT_SUPPORTED" or "NX_SW_NOT_READY";
        return draft.Event with
        {
            Class = OcsfClass.NetworkActivity,
            Activity = isDenied ? "Refuse" : Activity(state),
            Status = isDenied ? OcsfStatus.Failure : OcsfStatus.Success,
            StatusCode = state ?? decision,
            StatusDetail = columns.Text("rule"),
            Disposition = isDenied ? "Blocked" : "Allowed",
            SrcEndpoint = source,
            DstEndpoint = destination,
            ConnectionInfo = new(Protocol(columns.Text("protocol")), Direction(columns.Text("flowDirection"), source, destination)),
            Traffic = columns.Number("bytesSent") is null && columns.Number("bytesReceived") is null ? null : new(columns.Number("bytesSent"), columns.Number("bytesReceived")),
            Service = AzureResources.Service(draft.Record),
        };
    }

    private static string Activity(string? state) => state switch
    {
        "B" => "Open",
        "E" => "Close",
        _ => "Traffic",
    };

    private static Endpoint? Side(RecordNode columns, string side) =>
        IpSpelling.Parse(columns.Text(side + "IP")) is ({ } ip, _) ? new(ip, NetworkPaths.Port(columns, side + "Port")) : null;

    /// <summary>As the network interface sees it; within the network both ends see the same flow.</summary>
    private static string? Direction(string? seen, Endpoint source, Endpoint destination) =>
        NetworkPaths.Direction(source.Ip, destination.Ip) is "Lateral" ? "Lateral" : seen switch
        {
            "I" => "Inbound",
            "O" => "Outbound",
            _ => null,
        };

    /// <summary>A letter in the log of a security group, IANA's number in that of a network.</summary>
    private static string? Protocol(string? written) => written switch
    {
        "T" or "6" => "tcp",
        "U" or "17" => "udp",
        "1" => "icmp",
        "58" => "ipv6-icmp",
        var other => other,
    };
}
