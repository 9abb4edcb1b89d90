namespace Soc.Core.Normalize.Windows;

/// <summary>
/// 4624, 4625, 4634, 4647, 4648, 4672, 4776 (https://learn.microsoft.com/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-4624
/// and its siblings).
/// </summary>
internal static class WindowsLogons
{
    /// <summary>LogonType by number, as OCSF calls them.</summary>
    private static readonly string?[] Types =
    [
        "System", null, "Interactive", "Network", "Batch", "OS Service", null, "Unlock", "Network Cleartext", "New Credentials", "Remote Interactive", "Cached Interactive",
        "Cached Remote Interactive", "Cached Unlock",
    ];

    public static SecurityEvent Succeeded(WindowsFields fields) => Logon(fields) with { Status = OcsfStatus.Success };

    public static SecurityEvent Failed(WindowsFields fields)
    {
        var (status, detail) = (fields.Text("Status"), fields.Text("SubStatus"));
        var code = LogonFailures.IsNone(detail) ? status : detail ?? status;
        return Logon(fields) with { Status = OcsfStatus.Failure, StatusCode = code, StatusDetail = LogonFailures.Of(code) ?? fields.Text("FailureReason") };
    }

    public static SecurityEvent Ended(WindowsFields fields) => Authentication(fields, "Logoff") with { Status = OcsfStatus.Success };

    /// <summary>Whether it succeeded stands in the event of the logon itself, if anywhere.</summary>
    public static SecurityEvent WithOtherCredentials(WindowsFields fields) => Authentication(fields, "Account Switch") with
    {
        SrcEndpoint = fields.Endpoint("IpAddress", "IpPort"),
        Service = new(null, fields.Text("TargetServerName") ?? "localhost"),
    };

    public static SecurityEvent Privileged(WindowsFields fields) => fields.Common() with
    {
        Class = OcsfClass.AuthorizeSession,
        Activity = "Assign Privileges",
        Status = OcsfStatus.Success,
        User = fields.User("Subject"),
        Privileges = Privileges(fields),
    };

    /// <summary>NTLM, as the machine that holds the account saw it.</summary>
    public static SecurityEvent Validated(WindowsFields fields)
    {
        var code = fields.Text("Status") ?? fields.Text("ErrorCode");
        return Authentication(fields, "Logon") with
        {
            Status = LogonFailures.IsNone(code) ? OcsfStatus.Success : OcsfStatus.Failure,
            StatusCode = code,
            StatusDetail = LogonFailures.Of(code),
            User = HostAccount.Of(fields.Draft.Directory, fields.Text("TargetUserName")),
            SrcEndpoint = fields.Machine("Workstation"),
            AuthProtocol = "NTLM",
        };
    }

    private static SecurityEvent Logon(WindowsFields fields) => Authentication(fields, "Logon") with
    {
        SrcEndpoint = fields.Endpoint("IpAddress", "IpPort") is { } origin ? origin with { Hostname = fields.Machine("WorkstationName")?.Hostname } : fields.Machine("WorkstationName"),
        AuthProtocol = Protocol(fields),
    };

    private static SecurityEvent Authentication(WindowsFields fields, string activity)
    {
        var common = fields.Common();
        return common with
        {
            Class = OcsfClass.Authentication,
            Activity = activity,
            Actor = Actor(fields),
            User = fields.User("Target"),
            LogonType = fields.Number("LogonType") is >= 0 and var type && type < Types.Length ? Types[type] : null,
            Service = common.Device?.Name is { } machine ? new(null, machine) : null,
        };
    }

    private static Actor? Actor(WindowsFields fields)
    {
        var (subject, path) = (fields.User("Subject"), fields.Text("ProcessName"));
        var process = path is null ? null : new Process(WindowsFields.Name(path), null, fields.Number("ProcessId"), WindowsFields.Image(path));
        return subject is null && process is null ? null : new(subject, Process: process);
    }

    /// <summary>LmPackageName is set for NTLM alone, also where it was negotiated.</summary>
    private static string? Protocol(WindowsFields fields) =>
        fields.Text("LmPackageName") is not null || fields.Text("AuthenticationPackageName") is "NTLM" or "MICROSOFT_AUTHENTICATION_PACKAGE_V1_0" ? "NTLM" : fields.Text("AuthenticationPackageName");

    /// <summary>One name in a line.</summary>
    private static string[]? Privileges(WindowsFields fields) =>
        fields.Text("PrivilegeList")?.Split(['\r', '\n', '\t', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
