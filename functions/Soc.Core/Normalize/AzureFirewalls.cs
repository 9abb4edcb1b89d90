using Soc.Core.Ingest;

namespace Soc.Core.Normalize;

/// <summary>
/// Azure Firewall's structured logs (https://learn.microsoft.com/azure/azure-monitor/reference/tables/azfwnetworkrule and its siblings); its
/// older logs come in the same columns (<see cref="Ingest.Shapes.FirewallMessages"/>).
/// </summary>
internal static class AzureFirewalls
{
    public static SecurityEvent? Normalize(Draft draft) => draft.Properties.Text("QueryName") is { } name ? Query(draft, name) : Connection(draft);

    private static SecurityEvent? Connection(Draft draft)
    {
        var columns = draft.Properties;
        var (source, destination) = (Side(columns, "Source"), Destination(columns));
        if (source is null && destination is null) return null;
        var action = columns.Text("Action") ?? (columns.Text("TranslatedIp") is null ? null : "Allow");
        var (activity, status, disposition) = Verdict(action);
        return draft.Event with
        {
            Class = OcsfClass.NetworkActivity,
            Activity = activity,
            Status = status,
            StatusCode = action,
            StatusDetail = columns.Text("ActionReason") ?? columns.Text("Rule"),
            Disposition = disposition,
            Severity = columns.Text("SignatureId") is null ? null : Severity(columns.Text("Severity")),
            Message = columns.Text("Description") ?? columns.Text("ThreatDescription"),
            SrcEndpoint = source,
            DstEndpoint = destination,
            ConnectionInfo = new(Transport(columns.Text("Protocol")), NetworkPaths.Direction(source?.Ip, destination?.Ip)),
            Url = (columns.Text("TargetUrl") ?? columns.Text("Url")) is { } url ? new(url, Hosts.Of(url)) : null,
            Service = AzureResources.Service(draft.Record),
        };
    }

    private static SecurityEvent? Query(Draft draft, string name)
    {
        var columns = draft.Properties;
        var code = columns.Text("ResponseCode");
        return name.TrimEnd('.') is not { Length: > 0 } host ? null : draft.Event with
        {
            Class = OcsfClass.DnsActivity,
            Activity = "Query",
            Status = code is "NOERROR" ? OcsfStatus.Success : code is null && columns.Text("ErrorMessage") is null ? OcsfStatus.Unknown : OcsfStatus.Failure,
            StatusCode = code,
            StatusDetail = columns.Text("ErrorMessage"),
            SrcEndpoint = Side(columns, "Source"),
            ConnectionInfo = columns.Text("Protocol") is { } protocol ? new(Transport(protocol)) : null,
            Query = new(host.Lower(), columns.Text("QueryType")),
            Service = AzureResources.Service(draft.Record),
        };
    }

    private static (string Activity, OcsfStatus Status, string? Disposition) Verdict(string? action) => action?.ToUpperInvariant() switch
    {
        "ALLOW" => ("Open", OcsfStatus.Success, "Allowed"),
        "DENY" => ("Refuse", OcsfStatus.Failure, "Blocked"),
        "DROP" => ("Refuse", OcsfStatus.Failure, "Dropped"),
        "REJECT" => ("Refuse", OcsfStatus.Failure, "Rejected"),
        "ALERT" => ("Traffic", OcsfStatus.Other, "Alert"),
        null => ("Traffic", OcsfStatus.Unknown, null),
        _ => ("Traffic", OcsfStatus.Other, null),
    };

    // Where an address was translated, the packet went to the machine behind it; the address in front is everybody's.
    private static Endpoint? Destination(RecordNode columns) =>
        Side(columns, "Translated") ?? (Side(columns, "Destination"), Host(columns)) switch
        {
            ({ } known, var host) => known with { Hostname = host },
            (null, { } host) => new(Port: NetworkPaths.Port(columns, "DestinationPort"), Hostname: host),
            _ => null,
        };

    private static string? Host(RecordNode columns) => columns.Text("Fqdn") is { } name && !IpSpelling.IsAddress(name) ? name.TrimEnd('.').Lower() : null;

    private static Endpoint? Side(RecordNode columns, string side) =>
        IpSpelling.Parse(columns.Text(side + "Ip")) is ({ } ip, var port) ? new(ip, NetworkPaths.Port(columns, side + "Port") ?? port) : null;

    /// <summary>HTTP, HTTPS and MSSQL are what an application rule looks into; all three go over TCP.</summary>
    private static string? Transport(string? protocol) => protocol?.Lower() switch
    {
        "http" or "https" or "mssql" => "tcp",
        var other => other,
    };

    /// <summary>Of an IDPS signature: https://learn.microsoft.com/azure/firewall/premium-features.</summary>
    private static string? Severity(string? priority) => priority switch
    {
        "1" => "High",
        "2" => "Medium",
        "3" => "Low",
        _ => null,
    };
}
