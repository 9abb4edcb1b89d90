namespace Soc.Core.Normalize.Windows;

/// <summary>4768 to 4771: Kerberos, as the domain controller saw it.</summary>
internal static class WindowsTickets
{
    public static SecurityEvent Of(WindowsFields fields, string activity)
    {
        var code = fields.Text("Status");
        return fields.Common() with
        {
            Class = OcsfClass.Authentication,
            Activity = activity,
            // A renewal tells no code.
            Status = code is null || LogonFailures.IsNone(code) ? OcsfStatus.Success : OcsfStatus.Failure,
            StatusCode = code,
            StatusDetail = LogonFailures.Of(code),
            User = fields.User("Target"),
            SrcEndpoint = fields.Endpoint("IpAddress", "IpPort"),
            Service = fields.Text("ServiceName") is { } service ? new(null, service.ToLowerInvariant()) : null,
            AuthProtocol = "Kerberos",
        };
    }
}
