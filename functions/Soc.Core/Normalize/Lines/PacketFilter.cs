using System.Text.RegularExpressions;

namespace Soc.Core.Normalize.Lines;

/// <summary>
/// The kernel's packet filter: <c>[UFW BLOCK] IN=eth0 OUT= SRC=… DST=… PROTO=TCP SPT=… DPT=…</c>. Only the prefix, which the rule's author chose,
/// says what became of the packet; UniFi ends it with a letter (<c>[WAN_LOCAL-default-D]</c>).
/// </summary>
internal static partial class PacketFilter
{
    private static readonly string[] Refusals = ["BLOCK", "DROP", "DENY", "DENIED", "REJECT", "LIMIT"];
    private static readonly string[] Permissions = ["ALLOW", "ACCEPT", "PASS"];

    public static SecurityEvent? Normalize(SyslogMessage message)
    {
        if (message.Field("SRC") is null && message.Field("DST") is null) return null;
        return Firewalls.Of(message.Common(), message.Draft.Directory, new()
        {
            SourceIp = message.Field("SRC"),
            SourcePort = message.Field("SPT"),
            DestinationIp = message.Field("DST"),
            DestinationPort = message.Field("DPT"),
            Protocol = message.Field("PROTO"),
            Action = Action($"{message.Program} {message.Text.Split("IN=", 2)[0]}"),
            Direction = message.Field("OUT") is not null ? message.Field("IN") is not null ? "Lateral" : "Outbound" : "Inbound",
        });
    }

    /// <returns>"block", "allow", or null where the rule's author says nothing.</returns>
    public static string? Action(string prefix)
    {
        var (words, letter) = (prefix.ToUpperInvariant(), Letter().Match(prefix).Groups["verdict"].Value);
        return letter is "D" or "R" || Refusals.Any(words.Contains) ? "block" : letter == "A" || Permissions.Any(words.Contains) ? "allow" : null;
    }

    [GeneratedRegex(@"-(?<verdict>[ADR])\]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Letter();
}
