using System.Text.RegularExpressions;

namespace Soc.Core.Ingest.Shapes;

/// <summary>
/// The BSD syslog protocol (https://www.rfc-editor.org/rfc/rfc3164) as devices speak it: <c>TIMESTAMP HOST TAG[pid]: message</c>, of which any
/// part may be missing. Cisco counts its lines before the time and has a mnemonic for a tag (<c>%ASA-6-302013:</c>); relays write ISO 8601 times.
/// </summary>
internal static partial class Rfc3164
{
    /// <param name="text">What stands behind the priority.</param>
    public static SyslogLine Read(int? priority, string text, DateTimeOffset? takenAt)
    {
        var lead = Lead().Match(text);
        var rest = text[lead.Length..];
        var length = LogTime.Prefix(rest, takenAt, out var time);
        rest = rest[length..].TrimStart(':', ' ');
        // Only the time, or Cisco's mnemonic behind it, tells that a host follows.
        var host = (length == 0 ? Named() : Host()).Match(rest);
        rest = rest[host.Length..];
        var tag = Tag().Match(rest);
        return new(priority, time, Group(host, "host") ?? Group(lead, "host"), Program(tag), Group(tag, "pid"), null, [], rest[tag.Length..].TrimStart(' '));
    }

    /// <summary>Some write the program's whole path.</summary>
    private static string? Program(Match tag) =>
        Group(tag, "program") is not { } program ? null : program.StartsWith('/') ? program[(program.LastIndexOf('/') + 1)..] : program;

    private static string? Group(Match match, string name) => match.Groups[name] is { Success: true } group ? group.Value : null;

    /// <summary>Cisco: the line's number, the device's own name, and a mark for a clock that is not set.</summary>
    [GeneratedRegex(@"^\s?(\d+: )?((?<host>[\w.-]+): (?=[*.]?[A-Z][a-z]{2} ))?[*.]?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Lead();

    /// <summary>A word that is no tag: a name, an address, or a name and a colon before Cisco's mnemonic.</summary>
    [GeneratedRegex(@"^(?<host>[^\s\[\]%<>""=|,]+?)(:? +:? ?(?=%)|(?<!:) +)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Host();

    [GeneratedRegex(@"^(?<host>[\w.-]+) ?:? +(?=%[A-Z])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Named();

    [GeneratedRegex(
        @"^(?<program>%?[^\s:\[\]""=|]{1,64})(\[(?<pid>[^\]\s]{0,20})\])?:(?=\s|$)|^(?<program>[^\s:\[\]""=|]{1,64})\[(?<pid>\d{1,10})\] ",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Tag();
}
