using System.Text.RegularExpressions;
using Soc.Core.Ingest.Shapes;

namespace Soc.Core.Normalize.Lines;

/// <summary>
/// Cisco Meraki's MX (https://documentation.meraki.com/General_Administration/Monitoring_and_Reporting/Syslog_Event_Types_and_Log_Samples): flows, pages, attacks
/// and events, each kind called in the program's place.
/// </summary>
internal static partial class MerakiMessages
{
    public static bool Are(string program) => program is "flows" or "firewall" or "cellular_firewall" or "vpn_firewall" or "urls" or "ids-alerts" or "security_event" or "events";

    public static SecurityEvent? Normalize(SyslogMessage message) => message.Program == "events" ? Event(message) : Flow(message);

    /// <summary>The verdict stands before the flow, or before the pattern that matched; there it may be a number, of which 1 is to deny.</summary>
    private static SecurityEvent? Flow(SyslogMessage message)
    {
        var named = NameValueText.Read(message.Text);
        if (named.GetValueOrDefault("src") is not { } source) return null;
        var request = Request().Match(message.Text);
        return Firewalls.Of(message.Common(), message.Draft.Directory, new()
        {
            SourceIp = source,
            SourcePort = named.GetValueOrDefault("sport"),
            DestinationIp = named.GetValueOrDefault("dst"),
            DestinationPort = named.GetValueOrDefault("dport"),
            Protocol = named.GetValueOrDefault("protocol"),
            Action = named.GetValueOrDefault("action") ?? named.GetValueOrDefault("decision") ?? Verdict(message.Text),
            Direction = named.GetValueOrDefault("direction") switch { "ingress" => "Inbound", "egress" => "Outbound", _ => null },
            Url = request.Success ? request.Groups["url"].Value : null,
            Method = request.Groups["method"].Value is { Length: > 0 } method and not "UNKNOWN" ? method : null,
            UserAgent = named.GetValueOrDefault("agent"),
        });
    }

    private static SecurityEvent? Event(SyslogMessage message) => Vpn().Match(message.Text) is not { Success: true } found ? null : message.Common() with
    {
        Class = OcsfClass.Authentication,
        Activity = found.Groups["out"].Success ? "Logoff" : "Logon",
        Status = found.Groups["fault"].Success ? OcsfStatus.Failure : OcsfStatus.Success,
        User = User().Match(message.Text).Groups["user"].Value is { Length: > 0 } user ? message.User(user) : null,
        SrcEndpoint = Subjects.Endpoint(Origin().Match(message.Text).Groups["ip"].Value),
    };

    private static string? Verdict(string text) => Pattern().Match(text) is not { Success: true } verdict ? null : verdict.Groups["verdict"].Value switch
    {
        "1" or "deny" => "deny",
        _ => "allow",
    };

    [GeneratedRegex(@"(pattern: (?<verdict>\d|allow|deny)\b|^(?<verdict>allow|deny)\b)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();

    [GeneratedRegex(@"\brequest: (?<method>[A-Z]+) (?<url>\S+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Request();

    [GeneratedRegex(@"^(type=)?(client_vpn_connect|anyconnect_vpn_(auth_success|connect|(?<fault>auth_failure)|(?<out>disconnect)|session_started)|(?<out>client_vpn_disconnect))\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Vpn();

    [GeneratedRegex(@"user id '(?<user>[^']+)'|\bUser=(?<user>[^\s:]+)|\bUser\[(?<user>[^\]]+)\]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex User();

    [GeneratedRegex(@"Peer IP=(?<ip>[\d.]+)|(connected|reconnected) from (?<ip>[\d.]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Origin();
}
