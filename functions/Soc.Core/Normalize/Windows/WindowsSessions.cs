namespace Soc.Core.Normalize.Windows;

/// <summary>4778, 4779 and 4825: a session on a desktop elsewhere was taken up again, was left, or was refused.</summary>
internal static class WindowsSessions
{
    public static SecurityEvent Turned(WindowsFields fields, string detail) => Of(fields) with { Activity = "Other", Status = OcsfStatus.Success, StatusDetail = detail };

    public static SecurityEvent Denied(WindowsFields fields) => Of(fields) with { Activity = "Logon", Status = OcsfStatus.Failure, StatusDetail = "not allowed to sign in remotely" };

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
