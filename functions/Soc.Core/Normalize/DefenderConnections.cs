using System.Collections.Frozen;
using System.Globalization;
using Soc.Core.Ingest;

namespace Soc.Core.Normalize;

/// <summary>
/// DeviceNetworkEvents of Defender for Endpoint (https://learn.microsoft.com/defender-xdr/advanced-hunting-devicenetworkevents-table):
/// connections that processes make, and those that the sensor looked into, which say in AdditionalFields what they saw there.
/// </summary>
internal static class DefenderConnections
{
    private static readonly FrozenDictionary<string, string> Methods = new[] { "Connect", "Delete", "Get", "Head", "Options", "Post", "Put", "Trace", "Patch" }
        .ToFrozenDictionary(method => method, StringComparer.OrdinalIgnoreCase);

    public static SecurityEvent? Network(Draft draft)
    {
        var columns = draft.Properties;
        if (DeviceColumns.Common(draft, columns) is not { } common) return null;
        var action = columns.Text("ActionType") ?? "";
        var seen = columns["AdditionalFields"].Opened();
        var connection = Connection(columns, seen, common, action);
        return action switch
        {
            "DnsConnectionInspected" when seen.Text("query") is { } query => connection with
            {
                Class = OcsfClass.DnsActivity,
                Activity = seen.Text("rcode_name") is null && seen.Text("answers") is null ? "Query" : "Response",
                StatusDetail = seen.Text("rcode_name"),
                Query = new(query.Lower(), seen.Text("qtype_name")),
            },
            "HttpConnectionInspected" => Http(connection, seen),
            "SslConnectionInspected" => connection with { DstEndpoint = Named(connection.DstEndpoint, seen.Text("server_name")) },
            "SshConnectionInspected" when seen.Flag("auth_success") is { } succeeded => connection with { Status = succeeded ? OcsfStatus.Success : OcsfStatus.Failure },
            "NetworkSignatureInspected" => connection with { Message = seen.Text("SignatureName") },
            _ => connection,
        };
    }

    private static SecurityEvent Connection(RecordNode columns, RecordNode seen, SecurityEvent common, string action)
    {
        var (local, remote) = (DeviceColumns.Side(columns, "Local"), DeviceColumns.Side(columns, "Remote", Hosts.Of(columns.Text("RemoteUrl"))));
        var inbound = IsInbound(action, seen);
        return common with
        {
            Class = OcsfClass.NetworkActivity,
            Activity = Activity(action),
            Status = action.EndsWith("Failed", StringComparison.Ordinal) || action.EndsWith("Blocked", StringComparison.Ordinal) ? OcsfStatus.Failure : OcsfStatus.Success,
            SrcEndpoint = inbound ? remote : local,
            DstEndpoint = inbound ? local : remote,
            Url = columns.Text("RemoteUrl") is { } url ? new(url, Hosts.Of(url)) : null,
            ConnectionInfo = new(Protocol(columns.Text("Protocol")), inbound ? "Inbound" : action == "ListeningConnectionCreated" ? null : "Outbound"),
            Traffic = seen.Number("orig_bytes") is null && seen.Number("resp_bytes") is null ? null : new(seen.Number("orig_bytes"), seen.Number("resp_bytes")),
        };
    }

    public static bool IsInbound(RecordNode columns) => IsInbound(columns.Text("ActionType") ?? "", columns["AdditionalFields"].Opened());

    private static bool IsInbound(string action, RecordNode seen) =>
        action.StartsWith("Inbound", StringComparison.Ordinal) || "In".Equals(seen.Text("direction"), StringComparison.OrdinalIgnoreCase);

    private static string Activity(string action) => action switch
    {
        "ConnectionFailed" => "Fail",
        "ConnectionSuccess" or "ConnectionRequest" or "ConnectionAttempt" or "InboundConnectionAccepted" or "InboundConnectionAttempt" => "Open",
        "ListeningConnectionCreated" => "Listen",
        _ => action.EndsWith("Blocked", StringComparison.Ordinal) ? "Refuse" : "Traffic",
    };

    private static SecurityEvent Http(SecurityEvent connection, RecordNode seen)
    {
        var (host, uri, method) = (seen.Text("host"), seen.Text("uri"), seen.Text("method"));
        var url = uri is null || host is null ? uri ?? host : uri.StartsWith('/') ? $"http://{host}{uri}" : uri;
        return connection with
        {
            Class = OcsfClass.HttpActivity,
            Activity = method is not null && Methods.TryGetValue(method, out var known) ? known : "Other",
            DstEndpoint = Named(connection.DstEndpoint, Hosts.Of(host)),
            HttpRequest = new(seen.Text("user_agent"), method?.ToUpperInvariant(), url),
            HttpResponse = int.TryParse(seen.Text("status_code"), NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? new(code) : null,
            Url = url is null ? connection.Url : new(url, Hosts.Of(host) ?? Hosts.Of(url)),
        };
    }

    private static Endpoint? Named(Endpoint? endpoint, string? host) =>
        host is null ? endpoint : (endpoint ?? new()) with { Hostname = host.Lower() };

    /// <summary>"Tcp", "TcpV4", "UdpV6" …</summary>
    private static string? Protocol(string? name)
    {
        var protocol = name?.Lower();
        return protocol is null ? null : protocol.EndsWith("v4", StringComparison.Ordinal) || protocol.EndsWith("v6", StringComparison.Ordinal) ? protocol[..^2] : protocol;
    }
}
