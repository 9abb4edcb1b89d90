using Soc.Core.Ingest;

namespace Soc.Core.Normalize;

/// <summary>What the Device tables of Defender for Endpoint have in common: the device, who acted there, and through which process.</summary>
internal static class DeviceColumns
{
    /// <returns>Null where the row names no device.</returns>
    public static SecurityEvent? Common(Draft draft, RecordNode columns)
    {
        if (Subjects.Device(draft.Directory, columns.Text("DeviceId"), columns.Text("DeviceName")) is not { } device) return null;
        var user = Subjects.Account(draft.Directory, columns, "InitiatingProcessAccount");
        var process = Initiator(columns, user);
        return draft.Event with
        {
            Status = OcsfStatus.Success,
            StatusCode = columns.Text("ActionType"),
            Device = device,
            Actor = user is null && process is null ? null : new(user, Process: process),
            SrcEndpoint = RemoteSession(columns),
        };
    }

    /// <summary>The file that the row is about, where it names one.</summary>
    public static FileObject? Image(RecordNode columns) =>
        columns.Text("FileName") is null && columns.Text("FolderPath") is null
            ? null
            : new(columns.Text("FileName"), WindowsPath.Of(columns, ""), Hash(columns, "SHA256"), columns.Text("FileOriginUrl"), Hash(columns, "SHA1"), Hash(columns, "MD5"));

    /// <param name="side">Of the columns: "Local" or "Remote".</param>
    public static Endpoint? Side(RecordNode columns, string side, string? host = null)
    {
        var (ip, port) = IpSpelling.Parse(columns.Text(side, "IP"));
        return ip is null && host is null ? null : new(ip, Port(columns[side, "Port"].AsNumber()) ?? port, host);
    }

    /// <summary>Sources put 0 where there is no port.</summary>
    public static int? Port(long? number) => number is > 0 and <= ushort.MaxValue ? (int)number : null;

    /// <summary>Rows that no process began hold the columns nevertheless, with nothing or 0 in them.</summary>
    private static Process? Initiator(RecordNode columns, User? user)
    {
        var (name, commandLine, pid) = (columns.Text("InitiatingProcessFileName"), columns.Text("InitiatingProcessCommandLine"), columns.Number("InitiatingProcessId"));
        if (name is null && commandLine is null && pid is null or 0) return null;
        var parent = columns.Text("InitiatingProcessParentFileName");
        return new(
            name,
            commandLine,
            pid,
            new(name, WindowsPath.Of(columns, "InitiatingProcess"), Hash(columns, "InitiatingProcessSHA256"), null, Hash(columns, "InitiatingProcessSHA1"), Hash(columns, "InitiatingProcessMD5")),
            parent is null ? null : new(parent, null, columns.Number("InitiatingProcessParentId")),
            user);
    }

    /// <summary>Where the person sits who works on the device through a remote session.</summary>
    private static Endpoint? RemoteSession(RecordNode columns)
    {
        if (columns.Flag("IsInitiatingProcessRemoteSession") != true) return null;
        var (ip, host) = (IpSpelling.Parse(columns.Text("InitiatingProcessRemoteSessionIP")).Ip, columns.Text("InitiatingProcessRemoteSessionDeviceName")?.Lower());
        return ip is null && host is null ? null : new(ip, Hostname: host);
    }

    private static string? Hash(RecordNode columns, string name) => columns.Text(name)?.Lower();
}
