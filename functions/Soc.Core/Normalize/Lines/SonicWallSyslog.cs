namespace Soc.Core.Normalize.Lines;

/// <summary>
/// SonicWall (https://www.sonicwall.com/techdocs/pdf/sonicos-7-0-log_events_reference_guide.pdf): <c>src=10.0.0.9:51544:X0 dst=203.0.113.9:443:X1</c>, and what
/// happened as a number in <c>m</c> and in words.
/// </summary>
internal static class SonicWallSyslog
{
    public static bool Wrote(SyslogMessage message) => message.Field("sn") is not null && message.Field("fw") is not null && message.Field("m") is not null;

    public static SecurityEvent Normalize(SyslogMessage message)
    {
        var ((from, fromPort), (to, toPort)) = (End(message.Field("src")), End(message.Field("dst")));
        var (common, words) = (message.Common(), message.Field("msg"));
        return Firewalls.Of(common with { Message = words ?? common.Message, StatusCode = message.Field("m") }, message.Draft.Directory, new()
        {
            SourceIp = from,
            SourcePort = fromPort ?? message.Field("srcPort"),
            SourceUser = (message.Field("usr") ?? message.Field("user"))?.Trim('"'),
            DestinationIp = to,
            DestinationPort = toPort ?? message.Field("dstPort"),
            DestinationHost = message.Field("dstname"),
            Protocol = message.Field("proto"),
            Action = message.Field("fw_action") is { } action and not "NA" ? action : words,
            Outcome = FirewallWords.AreOfLogin(words ?? "") ? words : null,
            BytesOut = Number(message.Field("sent")),
            BytesIn = Number(message.Field("rcvd")),
            Url = message.Field("dstname") is { } host && message.Field("arg") is { } path ? host + path : null,
            UserAgent = message.Field("agent"),
            Kind = words ?? "",
        }) with { StatusCode = message.Field("m") };
    }

    /// <summary>An address, its port and its interface. An IPv6 address has no port: its own colons are not told from the others.</summary>
    private static (string? Address, string? Port) End(string? end) =>
        end?.Split(':') is [var address, var port, ..] && address.Contains('.', StringComparison.Ordinal) ? (address, port) : (end, null);

    private static long? Number(string? text) => long.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;
}
