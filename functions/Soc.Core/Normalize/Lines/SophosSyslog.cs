namespace Soc.Core.Normalize.Lines;

/// <summary>
/// Sophos Firewall (https://docs.sophos.com/nsg/sophos-firewall/latest/Help/en-us/webhelp/onlinehelp/AdministratorHelp/Logs): names and values, called
/// otherwise before version 18. Its predecessor, UTM, writes a few names of the same meaning.
/// </summary>
internal static class SophosSyslog
{
    public static bool Wrote(SyslogMessage message) => message.Field("log_component") is not null || (message.Field("sys") is not null && message.Field("sub") is not null);

    public static SecurityEvent Normalize(SyslogMessage message)
    {
        var common = message.Common();
        var (kind, subtype) = ($"{message.Field("log_type")} {message.Field("log_component")} {message.Field("name")}", message.Field("log_subtype"));
        var signsIn = kind.Contains("Authentication", StringComparison.OrdinalIgnoreCase) || message.Field("sub") == "auth"
            || (subtype == "Admin" && message.Field("message")?.Contains("log", StringComparison.OrdinalIgnoreCase) == true);
        return Firewalls.Of(common with { Message = message.Field("message") ?? message.Field("name") ?? common.Message }, message.Draft.Directory, new()
        {
            SourceIp = message.Field("src_ip") ?? message.Field("srcip") ?? message.Field("sourceip") ?? message.Field("remoteinterfaceip"),
            SourcePort = message.Field("src_port") ?? message.Field("srcport"),
            SourceUser = message.Field("user_name") ?? message.Field("user") ?? message.Field("src_username"),
            DestinationIp = message.Field("dst_ip") ?? message.Field("dstip") ?? message.Field("destinationip") ?? message.Field("localip") ?? message.Field("localinterfaceip"),
            DestinationPort = message.Field("dst_port") ?? message.Field("dstport"),
            DestinationHost = message.Field("domain"),
            Protocol = message.Field("protocol") ?? message.Field("proto"),
            Action = subtype is not null && FirewallWords.Disposition(subtype) is not null ? subtype : message.Field("status") ?? message.Field("action") ?? subtype,
            Outcome = signsIn ? message.Field("status") ?? message.Field("reason") : null,
            BytesOut = Number(message.Field("sent_bytes") ?? message.Field("bytes_sent")),
            BytesIn = Number(message.Field("recv_bytes") ?? message.Field("bytes_received")),
            Url = message.Field("url"),
            UserAgent = message.Field("user_agent"),
            FileName = message.Field("file_name") ?? message.Field("filename"),
            Kind = signsIn ? $"login {message.Field("message")}" : "",
        });
    }

    private static long? Number(string? text) => long.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;
}
