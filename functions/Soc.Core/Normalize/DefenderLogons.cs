using System.Collections.Frozen;
using Soc.Core.Ingest;

namespace Soc.Core.Normalize;

/// <summary>
/// DeviceLogonEvents of Defender for Endpoint and IdentityLogonEvents of Defender for Identity and Cloud Apps
/// (https://learn.microsoft.com/defender-xdr/advanced-hunting-devicelogonevents-table, …-identitylogonevents-table).
/// </summary>
internal static class DefenderLogons
{
    /// <summary>OCSF's names of the logon types, by the tables' spelling without blanks, folded.</summary>
    private static readonly FrozenDictionary<string, string> LogonTypes = new Dictionary<string, string>
    {
        ["interactive"] = "Interactive",
        ["network"] = "Network",
        ["batch"] = "Batch",
        ["service"] = "OS Service",
        ["unlock"] = "Unlock",
        ["networkcleartext"] = "Network Cleartext",
        ["newcredentials"] = "New Credentials",
        ["remoteinteractive"] = "Remote Interactive",
        ["remoteinteractive(rdp)logons"] = "Remote Interactive",
        ["cachedinteractive"] = "Cached Interactive",
        ["cachedremoteinteractive"] = "Cached Remote Interactive",
        ["cachedunlock"] = "Cached Unlock",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static SecurityEvent? OnDevice(Draft draft)
    {
        var columns = draft.Properties;
        if (DeviceColumns.Common(draft, columns) is not { } common) return null;
        var user = Subjects.Account(draft.Directory, columns, "Account");
        return Logon(common, columns) with
        {
            Actor = new(user is not null && columns.Flag("IsLocalAdmin") == true ? user with { Type = "Admin" } : user, Process: common.Actor?.Process),
            SrcEndpoint = DeviceColumns.Side(columns, "Remote", columns.Text("RemoteDeviceName")?.Lower()),
        };
    }

    public static SecurityEvent? OfIdentity(Draft draft)
    {
        var columns = draft.Properties;
        if (columns.Text("ActionType") is not { } action) return null;
        return Logon(draft.Event with { StatusCode = action }, columns) with
        {
            Actor = IdentityColumns.Account(draft, columns) is { } user ? new(user) : null,
            Device = Subjects.Device(draft.Directory, null, columns.Text("DeviceName"), columns.Text("OSPlatform")),
            SrcEndpoint = IdentityColumns.Source(columns),
            DstEndpoint = IdentityColumns.Destination(columns),
            Service = columns.Text("Application") is { } application ? new(null, application) : null,
        };
    }

    private static SecurityEvent Logon(SecurityEvent begun, RecordNode columns) => begun with
    {
        Class = OcsfClass.Authentication,
        Activity = begun.StatusCode?.StartsWith("Logon", StringComparison.Ordinal) == true ? "Logon" : "Other",
        Status = begun.StatusCode switch { "LogonSuccess" => OcsfStatus.Success, "LogonFailed" => OcsfStatus.Failure, _ => OcsfStatus.Other },
        StatusDetail = columns.Text("FailureReason"),
        AuthProtocol = columns.Text("Protocol"),
        LogonType = columns.Text("LogonType") is { } type ? LogonTypes.GetValueOrDefault(type.Replace(" ", "", StringComparison.Ordinal), type) : null,
    };
}
