using System.Text.RegularExpressions;

namespace Soc.Core.Normalize.Lines;

/// <summary>
/// Who signs in to the web pages of pfSense and OPNsense, or into the network by their OpenVPN. Whoever knocks chooses the user's name: the address is what
/// stands last.
/// </summary>
internal static partial class FirewallConsoles
{
    public static SecurityEvent? Normalize(SyslogMessage message) =>
        (Page().Match(message.Text) is { Success: true } page ? page : Tunnel().Match(message.Text)) is { Success: true } found
            ? message.Common() with
            {
                Class = OcsfClass.Authentication,
                Activity = found.Groups["out"].Success ? "Logoff" : "Logon",
                Status = found.Groups["fault"].Success ? OcsfStatus.Failure : OcsfStatus.Success,
                User = message.User(found.Groups["user"].Value),
                SrcEndpoint = Subjects.Endpoint(found.Groups["ip"].Value),
                Service = new(null, message.Program),
            }
            : null;

    [GeneratedRegex(
        @"^/\S+\.php: ((?<fault>(webConfigurator|Web GUI) authentication error) for|Successful login for|(?<out>User logged out) for|(?<out>Session timed out) for) (user )?'(?<user>.*)' from:? (?<ip>[0-9a-fA-F.:]+)( \([^()]*\))?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Page();

    [GeneratedRegex(
        @"^(openvpn server '[^']*' user '(?<user>[^']*)' address '(?<ip>[^':]+)(:\d+)?' ?- ?(connected|(?<out>disconnected))|user '(?<user>[^']*)' ((?<fault>could not authenticate)|authenticated)|(?<ip>[\d.]+):\d+ \[(?<user>[^\]]+)\] Peer Connection Initiated)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Tunnel();
}
