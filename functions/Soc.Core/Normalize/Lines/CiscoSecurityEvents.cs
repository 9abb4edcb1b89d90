using System.Text.RegularExpressions;

namespace Soc.Core.Normalize.Lines;

/// <summary>
/// Security events of FTD, 430001 to 430005 (https://www.cisco.com/c/en/us/td/docs/security/firepower/Syslogs/b_fptd_syslog_guide.html):
/// <c>AccessControlRuleAction: Block, SrcIP: 192.0.2.9, DstIP: …</c>: connections, intrusions and files.
/// </summary>
internal static partial class CiscoSecurityEvents
{
    private const string Nobody = "No Authentication Required";

    public static SecurityEvent? Normalize(SecurityEvent common, Draft draft, string text)
    {
        if (!text.Contains("SrcIP: ", StringComparison.Ordinal)) return null;
        var fields = Read(text);
        string? Field(string name) => fields.GetValueOrDefault(name) is { Length: > 0 } value and not ("N/A" or "Unknown" or Nobody) ? value : null;
        return Firewalls.Of(common with { Message = Field("Message") ?? Field("ThreatName") ?? common.Message }, draft.Directory, new()
        {
            SourceIp = Field("SrcIP"),
            SourcePort = Field("SrcPort"),
            DestinationIp = Field("DstIP"),
            DestinationPort = Field("DstPort"),
            SourceUser = Field("User"),
            Protocol = Field("Protocol"),
            Action = Field("AccessControlRuleAction") ?? Field("InlineResult") ?? Field("FileAction"),
            BytesOut = Number(Field("InitiatorBytes")),
            BytesIn = Number(Field("ResponderBytes")),
            Url = Field("URL"),
            UserAgent = Field("UserAgent"),
            Method = Field("HTTPMethod"),
            FileName = Field("FileName"),
            FileHash = Field("FileSHA256"),
        });
    }

    private static Dictionary<string, string> Read(string text)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Match pair in Pair().Matches(text)) found.TryAdd(pair.Groups["name"].Value, pair.Groups["value"].Value);
        return found;
    }

    private static long? Number(string? text) => long.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Values hold commas; one ends where the next name begins.</summary>
    [GeneratedRegex(@"(?<=^|, )(?<name>[A-Z][\w ]{0,40}): (?<value>.*?)(?=, [A-Z][\w ]{0,40}: |$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Pair();
}
