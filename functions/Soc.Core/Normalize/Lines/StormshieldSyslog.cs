namespace Soc.Core.Normalize.Lines;

/// <summary>Stormshield's SNS (https://documentation.stormshield.eu/SNS/v4/en/Content/Description_of_Audit_logs/Getting_started.htm).</summary>
internal static class StormshieldSyslog
{
    public static bool Wrote(SyslogMessage message) => message.Field("logtype") is not null && message.Field("fw") is not null;

    public static SecurityEvent Normalize(SyslogMessage message)
    {
        var (common, words, kind) = (message.Common(), message.Field("msg"), message.Field("logtype"));
        return Firewalls.Of(common with { Message = words ?? common.Message }, message.Draft.Directory, new()
        {
            SourceIp = message.Field("src") ?? message.Field("address"),
            SourcePort = message.Field("srcport"),
            SourceHost = message.Field("srcname"),
            SourceUser = message.Field("user"),
            DestinationIp = message.Field("dst"),
            DestinationPort = message.Field("dstport"),
            DestinationHost = message.Field("dstname"),
            Protocol = message.Field("ipproto") ?? message.Field("proto"),
            Action = message.Field("action"),
            Outcome = kind is "auth" or "server" or "xvpn" ? message.Field("error") is "0" or null ? "success" : "failed" : null,
            BytesOut = Number(message.Field("sent")),
            BytesIn = Number(message.Field("rcvd")),
            Url = kind == "web" ? message.Field("arg") : null,
            Kind = kind is "auth" or "xvpn" ? $"login {words}" : "",
        });
    }

    private static long? Number(string? text) => long.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;
}
