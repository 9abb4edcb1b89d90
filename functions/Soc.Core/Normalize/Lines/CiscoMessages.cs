using System.Text.RegularExpressions;

namespace Soc.Core.Normalize.Lines;

/// <summary>
/// Cisco ASA and FTD (https://www.cisco.com/c/en/us/td/docs/security/asa/syslog/b_syslog.html): connections built, torn down and denied, and who
/// signed in to the device. Each says its two ends in order, by whatever words.
/// </summary>
internal static partial class CiscoMessages
{
    public static SecurityEvent? Normalize(SyslogMessage message) => Normalize(message.Common() with { StatusCode = message.Program }, message.Draft, message.Text);

    /// <summary>The agents of Azure Monitor bring the same words in a row of CommonSecurityLog.</summary>
    public static SecurityEvent? Normalize(SecurityEvent common, Draft draft, string text)
    {
        var ends = End().Matches(text);
        if (ends.Count < 2) return Rejected().Match(text) is { Success: true } rejected ? SignedIn(common, draft, rejected) : null;
        // What is built outbound is told from its far end on.
        var (first, second) = text.Contains(" outbound ", StringComparison.Ordinal) ? (ends[1], ends[0]) : (ends[0], ends[1]);
        var found = Firewalls.Of(common, draft.Directory, new()
        {
            SourceIp = first.Groups["ip"].Value,
            SourcePort = first.Groups["port"].Value,
            DestinationIp = second.Groups["ip"].Value,
            DestinationPort = second.Groups["port"].Value,
            SourceUser = User().Match(text).Groups["user"].Value is { Length: > 0 } user ? user : null,
            Protocol = Protocol().Match(text).Value is { Length: > 0 } protocol ? protocol : null,
            Action = Verb().Match(text).Value is { Length: > 0 } verb ? verb : null,
            Kind = text.StartsWith("Login", StringComparison.Ordinal) ? text : "",
        });
        return text.StartsWith("Teardown", StringComparison.Ordinal) && found.Class == OcsfClass.NetworkActivity ? found with { Activity = "Close" } : found;
    }

    private static SecurityEvent SignedIn(SecurityEvent common, Draft draft, Match rejected) => common with
    {
        Class = OcsfClass.Authentication,
        Activity = "Logon",
        Status = rejected.Groups["turn"].Value == "Successful" ? OcsfStatus.Success : OcsfStatus.Failure,
        StatusDetail = rejected.Groups["why"].Value is { Length: > 0 } why ? why.Trim() : null,
        User = HostAccount.Of(draft.Directory, rejected.Groups["user"].Value),
        SrcEndpoint = Subjects.Endpoint(rejected.Groups["ip"].Value),
    };

    /// <summary>outside:203.0.113.9/51544, outside/203.0.113.9(51544), 203.0.113.9/51544. A service may stand in the port's place.</summary>
    [GeneratedRegex(@"(?<![\w.(:-])(([\w.-]+[:/])?(?<ip>\d{1,3}(\.\d{1,3}){3}|[0-9a-fA-F]*:[0-9a-fA-F:]+))[/(](?<port>\w+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex End();

    [GeneratedRegex(@"\b(tcp|udp|icmp|gre|esp)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Protocol();

    [GeneratedRegex(@"\b(Deny|denied|permitted|est-allowed|Built|Teardown|Dropped)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Verb();

    [GeneratedRegex(@"for user ""(?<user>[^""]+)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex User();

    [GeneratedRegex(@"^AAA user authentication (?<turn>\w+) : (reason = (?<why>[^:]+): )?(local database|server = \S+) : user = (?<user>\S+)( : user IP = (?<ip>\S+))?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Rejected();
}
