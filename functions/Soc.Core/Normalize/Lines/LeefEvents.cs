namespace Soc.Core.Normalize.Lines;

/// <summary>Log Event Extended Format (https://www.ibm.com/docs/en/dsm?topic=leef-overview): its own names, and those that WatchGuard adds.</summary>
internal static class LeefEvents
{
    public static SecurityEvent? Normalize(SyslogMessage message)
    {
        if (message.Field("msg") is { } words && WatchGuardMessages.Normalize(message, SyslogMessage.Bounded(words)) is { } told) return told with { Message = words };
        var common = message.Common();
        return Firewalls.Of(common with { Message = message.Field("msg") ?? common.Message }, message.Draft.Directory, new()
        {
            SourceIp = message.Field("src"),
            SourcePort = message.Field("srcPort"),
            SourceHost = message.Field("identHostName"),
            SourceUser = message.Field("usrName") ?? (message.Field("src_user") is { } user ? WatchGuardMessages.Local(user) : null),
            DestinationIp = message.Field("dst"),
            DestinationPort = message.Field("dstPort"),
            DestinationHost = message.Field("dstname"),
            Protocol = message.Field("proto"),
            Action = message.Field("disp") ?? message.Field("action"),
            BytesOut = Number(message.Field("sent_bytes") ?? message.Field("srcBytes")),
            BytesIn = Number(message.Field("rcvd_bytes") ?? message.Field("dstBytes")),
            Url = message.Field("url") ?? (message.Field("dstname") is { } host && message.Field("arg") is { } path ? host + path : null),
            Method = message.Field("op"),
            Kind = $"{message.Field("cat")} {message.Field("eventId")}",
        });
    }

    private static long? Number(string? text) => long.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;
}
