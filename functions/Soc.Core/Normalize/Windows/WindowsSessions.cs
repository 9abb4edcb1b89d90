namespace Soc.Core.Normalize.Windows;

/// <summary>
/// Desktops elsewhere. 4778, 4779 and 4825 of the security log: a session was taken up again, was left, or was refused. 21 to 25 of the session manager's own
/// log, which a machine keeps where nobody has turned the audit on.
/// </summary>
internal static class WindowsSessions
{
    public static SecurityEvent Turned(WindowsFields fields, string detail) => Of(fields) with { Activity = "Other", Status = OcsfStatus.Success, StatusDetail = detail };

    public static SecurityEvent Denied(WindowsFields fields) => Of(fields) with { Activity = "Logon", Status = OcsfStatus.Failure, StatusDetail = "not allowed to sign in remotely" };

    public static Func<WindowsFields, SecurityEvent>? OfManager(long id) => id switch
    {
        21 => fields => Managed(fields) with { Activity = "Logon" },
        23 => fields => Managed(fields) with { Activity = "Logoff" },
        24 => fields => Managed(fields) with { StatusDetail = "session disconnected" },
        25 => fields => Managed(fields) with { StatusDetail = "session reconnected" },
        _ => null,
    };

    /// <summary>Whoever sits before the machine comes from LOCAL.</summary>
    private static SecurityEvent Managed(WindowsFields fields)
    {
        var origin = fields.Endpoint("Address", "");
        return Of(fields) with
        {
            Activity = "Other",
            Status = OcsfStatus.Success,
            User = HostAccount.Of(fields.Draft.Directory, fields.Text("User")),
            SrcEndpoint = origin,
            LogonType = origin is null ? "Interactive" : "Remote Interactive",
        };
    }

    private static SecurityEvent Of(WindowsFields fields)
    {
        var common = fields.Common();
        var machine = fields.Machine("ClientName");
        return common with
        {
            Class = OcsfClass.Authentication,
            User = HostAccount.Of(fields.Draft.Directory, null, fields.Text("AccountDomain"), fields.Text("AccountName")),
            SrcEndpoint = fields.Endpoint("ClientAddress", "") is { } origin ? origin with { Hostname = machine?.Hostname } : machine,
            LogonType = "Remote Interactive",
            Service = common.Device?.Name is { } name ? new(null, name) : null,
        };
    }
}
