namespace Soc.Core.Normalize.Lines;

/// <summary>
/// Firewalls whose syslog is names and values: FortiGate (https://docs.fortinet.com/document/fortigate/latest/fortios-log-message-reference) and
/// Check Point's Log Exporter.
/// </summary>
internal static class FirewallSyslog
{
    public static SecurityEvent? Normalize(SyslogMessage message) =>
        IsOfFortiGate(message) ? FortiGate(message)
        : SophosSyslog.Wrote(message) ? SophosSyslog.Normalize(message)
        : SonicWallSyslog.Wrote(message) ? SonicWallSyslog.Normalize(message)
        : StormshieldSyslog.Wrote(message) ? StormshieldSyslog.Normalize(message)
        : message.Field("src") is not null || message.Field("dst") is not null ? CheckPoint(message)
        : null;

    private static bool IsOfFortiGate(SyslogMessage message) =>
        message.Field("devid") is not null || message.Field("devname") is not null || (message.Field("vd") is not null && message.Field("subtype") is not null);

    private static SecurityEvent FortiGate(SyslogMessage message)
    {
        var common = message.Common();
        var events = message.Field("type") == "event";
        return Firewalls.Of(common with { Message = message.Field("msg") ?? message.Field("logdesc") ?? common.Message }, message.Draft.Directory, new()
        {
            SourceIp = message.Field("srcip") ?? message.Field("remip") ?? Console(message.Field("ui")),
            SourcePort = message.Field("srcport") ?? message.Field("remport"),
            SourceHost = message.Field("srcname"),
            SourceUser = message.Field("user") ?? message.Field("unauthuser"),
            DestinationIp = message.Field("dstip") ?? message.Field("locip"),
            DestinationPort = message.Field("dstport") ?? message.Field("locport"),
            DestinationHost = message.Field("hostname") ?? message.Field("dstname"),
            Protocol = message.Field("proto"),
            Action = message.Field("action"),
            Outcome = events ? message.Field("status") ?? message.Field("result") : null,
            BytesOut = Number(message.Field("sentbyte")),
            BytesIn = Number(message.Field("rcvdbyte")),
            Url = Url(message.Field("hostname"), message.Field("url")),
            UserAgent = message.Field("agent"),
            FileName = message.Field("filename"),
            Setting = message.Field("cfgpath"),
            SettingName = message.Field("cfgobj"),
            Kind = events ? $"{message.Field("action")} {message.Field("logdesc")}" : "",
        });
    }

    private static SecurityEvent CheckPoint(SyslogMessage message) => Firewalls.Of(message.Common(), message.Draft.Directory, new()
    {
        SourceIp = message.Field("src"),
        SourcePort = message.Field("s_port"),
        SourceHost = message.Field("src_machine_name"),
        SourceUser = message.Field("src_user_name") ?? message.Field("user"),
        DestinationIp = message.Field("dst"),
        DestinationPort = message.Field("service"),
        Protocol = message.Field("proto"),
        Action = message.Field("action"),
        Direction = message.Field("ifdir") switch { "inbound" => "Inbound", "outbound" => "Outbound", _ => null },
        BytesOut = Number(message.Field("client_outbound_bytes")),
        BytesIn = Number(message.Field("client_inbound_bytes")),
        Url = message.Field("resource"),
        FileName = message.Field("file_name"),
        FileHash = message.Field("file_sha256"),
        Kind = message.Field("action") ?? "",
    });

    /// <summary><c>https(192.0.2.9)</c>: by what an administrator came, and from where.</summary>
    private static string? Console(string? ui) =>
        ui?.Split('(', ')') is [_, var address, ..] && IpSpelling.IsAddress(address) ? address : null;

    private static string? Url(string? host, string? path) =>
        path is null ? null : path.Contains("://", StringComparison.Ordinal) || host is null ? path : $"https://{host}{path}";

    private static long? Number(string? text) => long.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;
}
