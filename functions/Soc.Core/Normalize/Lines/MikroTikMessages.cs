using System.Text.RegularExpressions;

namespace Soc.Core.Normalize.Lines;

/// <summary>
/// MikroTik's RouterOS (https://help.mikrotik.com/docs/spaces/ROS/pages/328094/Log): its topics, then words. As of the kernel's packet filter, only the
/// prefix that the rule's author chose says what became of a packet.
/// </summary>
internal static partial class MikroTikMessages
{
    public static bool Are(SyslogMessage message) => Topics().IsMatch(message.Program.Length > 0 ? message.Program : message.Text);

    public static SecurityEvent? Normalize(SyslogMessage message) =>
        Login().Match(message.Text) is { Success: true } login ? SignedIn(message, login)
        : Packet().Match(message.Text) is { Success: true } packet ? Connection(message, packet)
        : null;

    private static SecurityEvent SignedIn(SyslogMessage message, Match login) => message.Common() with
    {
        Class = OcsfClass.Authentication,
        Activity = login.Groups["out"].Success ? "Logoff" : "Logon",
        Status = login.Groups["fault"].Success ? OcsfStatus.Failure : OcsfStatus.Success,
        User = message.User(login.Groups["user"].Value),
        SrcEndpoint = Subjects.Endpoint(login.Groups["ip"].Value),
        Service = new(null, login.Groups["service"].Value),
    };

    private static SecurityEvent Connection(SyslogMessage message, Match packet) => Firewalls.Of(message.Common(), message.Draft.Directory, new()
    {
        SourceIp = packet.Groups["source"].Value,
        DestinationIp = packet.Groups["destination"].Value,
        Protocol = packet.Groups["protocol"].Value,
        Action = PacketFilter.Action(packet.Groups["prefix"].Value),
        Direction = packet.Groups["chain"].Value switch { "input" => "Inbound", "output" => "Outbound", _ => "Lateral" },
    });

    [GeneratedRegex("^(system|firewall|script|account),", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Topics();

    [GeneratedRegex(
        @"^(?>.*?\b((?<fault>login failure for)|user) )(user )?(?<user>.*?) ((logged in|(?<out>logged out)) )?from (?<ip>[0-9a-fA-F.:]{2,45}) via (?<service>[^ ]{1,64})$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Login();

    [GeneratedRegex(
        @"(?<=^|[^\w -])(?<prefix>[\w -]{0,64}?) ?\b(?<chain>input|forward|output): in:.{0,256}?proto (?<protocol>\w{1,32})[^,]{0,128}, (?<source>\[[^\]]{1,64}\](:\d{1,5})?|[\d.]{1,15}(:\d{1,5})?)->(?<destination>\[[^\]]{1,64}\](:\d{1,5})?|[\d.]{1,15}(:\d{1,5})?)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Packet();
}
