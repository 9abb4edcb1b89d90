using System.Globalization;
using System.Text.RegularExpressions;

namespace Soc.Core.Ingest.Shapes;

/// <summary>
/// What Cisco Meraki writes behind a priority, or a relay behind a header of its own
/// (https://documentation.meraki.com/General_Administration/Monitoring_and_Reporting/Syslog_Event_Types_and_Log_Samples): <c>1 1794903665.123456789 MX67 flows …</c>.
/// It begins as RFC 5424 does, and follows neither RFC.
/// </summary>
internal static partial class MerakiLine
{
    public static SyslogLine? Read(int? priority, string text)
    {
        if (text.Length < 12 || !char.IsAsciiDigit(text[0]) || Line().Match(text) is not { Success: true } line) return null;
        var seconds = decimal.Parse(line.Groups["time"].Value, CultureInfo.InvariantCulture);
        var time = DateTimeOffset.UnixEpoch.AddTicks((long)(seconds * TimeSpan.TicksPerSecond));
        return new(priority, time, line.Groups["host"].Value, line.Groups["kind"].Value, null, null, [], line.Groups["text"].Value);
    }

    /// <returns>The line itself where it is none of Meraki's that was relayed.</returns>
    public static SyslogLine Within(SyslogLine relayed) =>
        relayed.Program is null && Read(relayed.Priority, relayed.Text) is { } own ? own : relayed;

    [GeneratedRegex(@"^(1 )?(?<time>\d{9,10}\.\d{1,9}) (?<host>\S+) (?<kind>[a-z][\w-]*) (?<text>.*)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Line();
}
