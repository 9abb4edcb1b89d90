using Soc.Core.Ingest;

namespace Soc.Core.Normalize;

/// <summary>
/// DeviceProcessEvents, DeviceNetworkEvents and DeviceFileEvents of Defender for Endpoint
/// (https://learn.microsoft.com/defender-xdr/advanced-hunting-deviceprocessevents-table and its siblings).
/// </summary>
internal static class DefenderDevices
{
    public static SecurityEvent? Process(Draft draft)
    {
        var columns = draft.Properties;
        return Common(draft, columns) is not { } common ? null : common with
        {
            Class = OcsfClass.ProcessActivity,
            Activity = columns.Text("ActionType") == "ProcessCreated" ? "Launch" : "Other",
            Status = OcsfStatus.Success,
            Process = new(
                columns.Text("FileName"),
                columns.Text("ProcessCommandLine"),
                columns.Number("ProcessId"),
                Image(columns),
                common.Actor?.Process,
                Subjects.Account(draft.Directory, columns, "Account")),
        };
    }

    public static SecurityEvent? Network(Draft draft)
    {
        var columns = draft.Properties;
        var action = columns.Text("ActionType") ?? "";
        var (local, remote) = (Side(columns, "Local", null), Side(columns, "Remote", Hosts.Of(columns.Text("RemoteUrl"))));
        var inbound = action.StartsWith("Inbound", StringComparison.Ordinal);
        return Common(draft, columns) is not { } common ? null : common with
        {
            Class = OcsfClass.NetworkActivity,
            Activity = action switch
            {
                "ConnectionFailed" => "Fail",
                "ConnectionSuccess" or "ConnectionRequest" or "ConnectionAttempt" or "InboundConnectionAccepted" => "Open",
                _ => "Traffic",
            },
            Status = action == "ConnectionFailed" ? OcsfStatus.Failure : OcsfStatus.Success,
            SrcEndpoint = inbound ? remote : local,
            DstEndpoint = inbound ? local : remote,
            Url = columns.Text("RemoteUrl") is { } url ? new(url, Hosts.Of(url)) : null,
        };
    }

    public static SecurityEvent? File(Draft draft)
    {
        var columns = draft.Properties;
        return Common(draft, columns) is not { } common ? null : common with
        {
            Class = OcsfClass.FileSystemActivity,
            Activity = columns.Text("ActionType") switch
            {
                "FileCreated" => "Create",
                "FileModified" => "Update",
                "FileDeleted" => "Delete",
                "FileRenamed" => "Rename",
                _ => "Other",
            },
            Status = OcsfStatus.Success,
            File = Image(columns) with { OriginUrl = columns.Text("FileOriginUrl") },
        };
    }

    private static SecurityEvent? Common(Draft draft, RecordNode columns)
    {
        if (Subjects.Device(draft.Directory, columns.Text("DeviceId"), columns.Text("DeviceName")) is not { } device) return null;
        var user = Subjects.Account(draft.Directory, columns, "InitiatingProcessAccount");
        return draft.Event with
        {
            StatusCode = columns.Text("ActionType"),
            Device = device,
            Actor = new(user, Process: Initiator(columns, user)),
        };
    }

    private static Process Initiator(RecordNode columns, User? user) =>
        new(
            columns.Text("InitiatingProcessFileName"),
            columns.Text("InitiatingProcessCommandLine"),
            columns.Number("InitiatingProcessId"),
            new(columns.Text("InitiatingProcessFileName"), WindowsPath.Of(columns, "InitiatingProcess"), columns.Text("InitiatingProcessSHA256")?.Lower()),
            columns.Text("InitiatingProcessParentFileName") is { } parent ? new(parent, null, columns.Number("InitiatingProcessParentId")) : null,
            user);

    private static FileObject Image(RecordNode columns) =>
        new(columns.Text("FileName"), WindowsPath.Of(columns, ""), columns.Text("SHA256")?.Lower());

    private static Endpoint? Side(RecordNode columns, string side, string? host)
    {
        var (ip, port) = IpSpelling.Parse(columns.Text(side, "IP"));
        return ip is null && host is null ? null : new(ip, (int?)columns[side, "Port"].AsNumber() ?? port, host);
    }
}
