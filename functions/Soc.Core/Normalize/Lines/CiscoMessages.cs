using System.Text.RegularExpressions;

namespace Soc.Core.Normalize.Lines;

/// <summary>
/// Cisco's devices, ASA and FTD above all (https://www.cisco.com/c/en/us/td/docs/security/asa/syslog/b_syslog.html): connections built, torn down and denied. Each says
/// its two ends in order, by whatever words; what people do on the device, and who comes in by it, is told in <see cref="CiscoSessions"/>.
/// </summary>
internal static partial class CiscoMessages
{
    /// <summary>As far into a line as a relay's header and the device's own may push the mnemonic.</summary>
    private const int Furthest = 80;

    public static SecurityEvent? Normalize(SyslogMessage message)
    {
        if (message.Program.StartsWith('%')) return Normalize(message.Common() with { StatusCode = message.Program }, message.Draft, message.Text);
        if (Of(message.Text) is not { Success: true } mnemonic) return null;
        return Normalize(message.Common() with { StatusCode = mnemonic.Groups["code"].Value }, message.Draft, message.Text[(mnemonic.Index + mnemonic.Length)..]);
    }

    public static bool Are(SyslogMessage message) => message.Program.StartsWith('%') || Of(message.Text) is { Success: true };

    /// <summary>The agents of Azure Monitor bring the same words in a row of CommonSecurityLog.</summary>
    public static SecurityEvent? Normalize(SecurityEvent common, Draft draft, string text) =>
        CiscoSecurityEvents.Normalize(common, draft, text) ?? CiscoConsoles.Normalize(common, draft, text) ?? Connection(common, draft, text) ?? CiscoSessions.Normalize(common, draft, text);

    private static Match? Of(string text) =>
        text.AsSpan(0, Math.Min(text.Length, Furthest)).Contains('%') ? Mnemonic().Match(text) : null;

    private static SecurityEvent? Connection(SecurityEvent common, Draft draft, string text)
    {
        var ends = End().Matches(text);
        if (ends.Count < 2 && Bare().Matches(text) is { Count: > 0 } bare) ends = bare;
        if (ends.Count == 0 || (ends.Count < 2 && !Alone().IsMatch(text))) return null;
        var (source, destination) = Sides(ends, text);
        var found = Firewalls.Of(common, draft.Directory, new()
        {
            SourceIp = source.Groups["ip"].Value,
            SourcePort = source.Groups["port"].Value,
            DestinationIp = destination?.Groups["ip"].Value,
            DestinationPort = destination?.Groups["port"].Value,
            SourceUser = User(source, text),
            Protocol = Protocol().Match(text).Value is { Length: > 0 } protocol ? protocol : null,
            Action = Verb().Match(text).Value is { Length: > 0 } verb ? verb : null,
            Kind = text.StartsWith("Login", StringComparison.Ordinal) ? text : "",
        });
        return text.StartsWith("Teardown", StringComparison.Ordinal) && found.Class == OcsfClass.NetworkActivity ? found with { Activity = "Close" } : found;
    }

    /// <summary>What is built outbound is told from its far end on. Of three ends, foreign, global and local, the global one is the local one's translation.</summary>
    private static (Match Source, Match? Destination) Sides(MatchCollection ends, string text)
    {
        if (ends.Count < 2) return (ends[0], null);
        var far = ends[0];
        var near = ends.FirstOrDefault(end => end.Groups["side"].Value == "laddr" && end != far) ?? ends[1];
        return text.Contains(" outbound ", StringComparison.Ordinal) ? (near, far) : (far, near);
    }

    private static string? User(Match source, string text) =>
        source.Groups["user"].Value is { Length: > 0 } known ? known
        : Named().Match(text) is { Success: true } named ? named.Groups["user"].Value
        : null;

    /// <summary>outside:203.0.113.9/51544, outside/203.0.113.9(51544), 203.0.113.9/51544(LOCAL\mira). A service may stand in the port's place.</summary>
    [GeneratedRegex(
        @"(?<![\w.(:-])((?<side>[fgl]addr) )?(([\w.-]+[:/])?(?<ip>\d{1,3}(\.\d{1,3}){3}|[0-9a-fA-F]*:[0-9a-fA-F:]+))[/(](?<port>\w+)\)?(\((?<user>[^()\s/,:]+)\))?",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex End();

    /// <summary>ICMP has no ports.</summary>
    [GeneratedRegex(
        @"(\b(src|dst|from|to|(?<side>[fgl]addr)|(denied|permitted)( \w+)?)|->) \(?([\w.-]+:)?(?<ip>\d{1,3}(\.\d{1,3}){3}|[0-9a-fA-F]+:[0-9a-fA-F:]*:[0-9a-fA-F:]*)(?<port>)(?<user>)(?![/\w])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Bare();

    /// <summary>What is told of one end only.</summary>
    [GeneratedRegex("^(Den|list )", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Alone();

    [GeneratedRegex(@"(?<=^|[:\s])%(?<code>[A-Z][A-Z0-9_]*(-\w+)?-[0-7]-\w+)(: *| )", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Mnemonic();

    [GeneratedRegex(@"\b(tcp|udp|icmp|gre|esp)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Protocol();

    [GeneratedRegex(@"\b(Deny|denied|permitted|est-allowed|Built|Teardown|Dropped|discarded)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Verb();

    /// <summary>In words, or in brackets at the end of what was torn down.</summary>
    [GeneratedRegex(@"for user (""(?<user>[^""]+)""|(?<user>[^""\s]+))|^(Built|Teardown) .* \((?<user>[^()\s/]+)\)( type \d+ code \d+)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Named();
}
