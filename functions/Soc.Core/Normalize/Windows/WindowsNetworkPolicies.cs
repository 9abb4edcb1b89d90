namespace Soc.Core.Normalize.Windows;

/// <summary>
/// 6272 to 6274: the Network Policy Server let somebody into a network, by Wi-Fi or a gateway, or did not. Whoever asks is told by a hardware
/// address, or by the one that a gateway saw.
/// </summary>
internal static class WindowsNetworkPolicies
{
    public static SecurityEvent Granted(WindowsFields fields) => Of(fields) with { Status = OcsfStatus.Success };

    public static SecurityEvent Denied(WindowsFields fields) => Of(fields) with { Status = OcsfStatus.Failure, StatusCode = fields.Text("ReasonCode"), StatusDetail = fields.Text("Reason") };

    private static SecurityEvent Of(WindowsFields fields) => fields.Common() with
    {
        Class = OcsfClass.Authentication,
        Activity = "Logon",
        User = fields.User("Subject"),
        SrcEndpoint = fields.Endpoint("CallingStationID", ""),
        Service = (fields.Text("ClientName") ?? fields.Text("NASIdentifier")) is { } gateway ? new(null, gateway.ToLowerInvariant()) : null,
        AuthProtocol = fields.Text("AuthenticationType"),
    };
}
