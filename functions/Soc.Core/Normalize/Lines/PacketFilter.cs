namespace Soc.Core.Normalize.Lines;

/// <summary>
/// The kernel's packet filter: <c>[UFW BLOCK] IN=eth0 OUT= SRC=… DST=… PROTO=TCP SPT=… DPT=…</c>. Only the prefix, which the rule's author chose,
/// says what became of the packet.
/// </summary>
internal static class PacketFilter
{
    private static readonly string[] Refusals = ["BLOCK", "DROP", "DENY", "DENIED", "REJECT", "LIMIT"];
    private static readonly string[] Permissions = ["ALLOW", "ACCEPT", "PASS"];

    public static SecurityEvent? Normalize(SyslogMessage message)
    {
        if (message.Field("SRC") is null && message.Field("DST") is null) return null;
        var prefix = message.Text.Split(" IN=", 2)[0].ToUpperInvariant();
        var action = Refusals.Any(prefix.Contains) ? "block" : Permissions.Any(prefix.Contains) ? "allow" : null;
        return Firewalls.Of(message.Common(), message.Draft.Directory, new()
        {
            SourceIp = message.Field("SRC"),
            SourcePort = message.Field("SPT"),
            DestinationIp = message.Field("DST"),
            DestinationPort = message.Field("DPT"),
            Protocol = message.Field("PROTO"),
            Action = action,
            Direction = message.Field("OUT") is not null ? message.Field("IN") is not null ? "Lateral" : "Outbound" : "Inbound",
        });
    }
}
