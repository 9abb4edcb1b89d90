namespace Soc.Core.Normalize.Windows;

/// <summary>5156 and 5157: what the filtering platform let through or refused.</summary>
internal static class WindowsConnections
{
    /// <summary>%%14592, a message of Windows' own tables; 14593 is outbound.</summary>
    private const string Inbound = "%%14592";

    public static SecurityEvent Of(WindowsFields fields, bool allowed)
    {
        var path = fields.Text("Application");
        return fields.Common() with
        {
            Class = OcsfClass.NetworkActivity,
            Activity = allowed ? "Open" : "Refuse",
            Status = allowed ? OcsfStatus.Success : OcsfStatus.Failure,
            Disposition = allowed ? "Allowed" : "Blocked",
            Actor = path is null ? null : new(Process: new(WindowsFields.Name(path), null, fields.Number("ProcessID") ?? fields.Number("ProcessId"), WindowsFields.Image(path))),
            SrcEndpoint = fields.Endpoint("SourceAddress", "SourcePort"),
            DstEndpoint = fields.Endpoint("DestAddress", "DestPort"),
            ConnectionInfo = new(Protocols.Name(fields.Text("Protocol")), fields.Text("Direction") == Inbound ? "Inbound" : "Outbound"),
        };
    }
}
