namespace Soc.Core.Normalize.Windows;

/// <summary>3 and 22.</summary>
internal static class SysmonNetwork
{
    public static SecurityEvent Connection(WindowsFields fields) => SysmonEvents.Common(fields) with
    {
        Class = OcsfClass.NetworkActivity,
        Activity = "Open",
        SrcEndpoint = Side(fields, "Source"),
        DstEndpoint = Side(fields, "Destination"),
        ConnectionInfo = new(Protocols.Name(fields.Text("Protocol")), fields.Text("Initiated") is not { } initiated ? null : initiated == "true" ? "Outbound" : "Inbound"),
    };

    public static SecurityEvent Query(WindowsFields fields) => SysmonEvents.Common(fields) with
    {
        Class = OcsfClass.DnsActivity,
        Activity = "Query",
        // A code of Windows: 9003 is a name that does not exist.
        Status = fields.Text("QueryStatus") is null or "0" ? OcsfStatus.Success : OcsfStatus.Failure,
        StatusCode = fields.Text("QueryStatus"),
        StatusDetail = fields.Text("QueryResults"),
        Query = fields.Text("QueryName") is { } name ? new(name.ToLowerInvariant()) : null,
    };

    private static Endpoint? Side(WindowsFields fields, string side)
    {
        var name = fields.Machine(side + "Hostname")?.Hostname;
        return fields.Endpoint(side + "Ip", side + "Port") is { } endpoint ? endpoint with { Hostname = name } : name is null ? null : new(Hostname: name);
    }
}
