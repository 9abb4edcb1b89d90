using System.Text.RegularExpressions;
using Soc.Core.Ingest;

namespace Soc.Core.Normalize.Lines;

/// <summary>
/// Juniper's SRX (https://www.juniper.net/documentation/us/en/software/junos/network-mgmt/topics/topic-map/system-logging-for-security-devices.html):
/// sessions, attacks and pages as structured data of an element called junos@ and a number, sessions also in words; and who signs in to it.
/// </summary>
internal static partial class JunosLogs
{
    private const string Element = "junos@";

    private static readonly string[] Ends = ["source-address", "destination-address", "client-ip"];

    public static SecurityEvent? Normalize(SyslogMessage message) =>
        Structured(message.Draft.Record["StructuredData"]) is { } data ? Told(message, data)
        : Session().Match(message.Text) is { Success: true } session ? Said(message, session)
        : Login().Match(message.Text) is { Success: true } login ? SignedIn(message, login)
        : Command().Match(message.Text) is { Success: true } command ? Ran(message, command)
        : null;

    private static RecordNode? Structured(RecordNode elements)
    {
        foreach (var element in elements.Members)
            if (element.Name.StartsWith(Element, StringComparison.Ordinal) && Ends.Any(end => element.Text(end) is not null)) return element;
        return null;
    }

    private static SecurityEvent Told(SyslogMessage message, RecordNode data)
    {
        string? Field(string name) => data.Text(name) is { } text and not ("N/A" or "UNKNOWN" or "None") ? text : null;
        var what = message.Draft.Record.Text("MsgId") ?? "";
        var common = message.Common();
        return Closed(what, Firewalls.Of(common with { Message = Field("attack-name") ?? Field("reason") ?? common.Message ?? what }, message.Draft.Directory, new()
        {
            SourceIp = Field("source-address") ?? Field("client-ip"),
            SourcePort = Field("source-port"),
            SourceUser = Field("username"),
            DestinationIp = Field("destination-address"),
            DestinationPort = Field("destination-port"),
            Protocol = Field("protocol-id") ?? Field("protocol-name"),
            Action = Verdict(what) ?? Field("action"),
            BytesOut = data.Number("bytes-from-client"),
            BytesIn = data.Number("bytes-from-server"),
            Url = what.StartsWith("WEBFILTER", StringComparison.Ordinal) && Field("url") is { } host ? host + Field("obj") : null,
            FileName = Field("filename"),
        }));
    }

    private static SecurityEvent Said(SyslogMessage message, Match session) =>
        Closed(session.Groups["turn"].Value.ToUpperInvariant(), Firewalls.Of(message.Common(), message.Draft.Directory, new()
        {
            SourceIp = session.Groups["source"].Value,
            SourcePort = session.Groups["from"].Value,
            DestinationIp = session.Groups["destination"].Value,
            DestinationPort = session.Groups["to"].Value,
            Action = Verdict(session.Groups["turn"].Value.ToUpperInvariant()),
        }));

    private static SecurityEvent SignedIn(SyslogMessage message, Match login) => message.Common() with
    {
        Class = OcsfClass.Authentication,
        Activity = login.Groups["out"].Success ? "Logoff" : "Logon",
        Status = login.Groups["fault"].Success ? OcsfStatus.Failure : OcsfStatus.Success,
        User = message.User(login.Groups["user"].Value),
        SrcEndpoint = Subjects.Endpoint(login.Groups["ip"].Value),
    };

    private static SecurityEvent Ran(SyslogMessage message, Match command) => message.Common() with
    {
        Class = OcsfClass.ProcessActivity,
        Activity = "Launch",
        Status = OcsfStatus.Success,
        Actor = new(message.User(command.Groups["user"].Value)),
        Process = new(command.Groups["command"].Value.Split(' ')[0], command.Groups["command"].Value.Trim()),
    };

    /// <summary>Of a session the name of the log tells what was done with it.</summary>
    private static string? Verdict(string what) =>
        what.Contains("DEN", StringComparison.Ordinal) || what.EndsWith("BLOCKED", StringComparison.Ordinal) ? "deny"
        : what.Contains("CREATE", StringComparison.Ordinal) || what.Contains("CLOSE", StringComparison.Ordinal) || what.EndsWith("PERMITTED", StringComparison.Ordinal) ? "permit"
        : null;

    private static SecurityEvent Closed(string what, SecurityEvent found) => what.Contains("CLOSE", StringComparison.Ordinal) && found.Class == OcsfClass.NetworkActivity ? found with { Activity = "Close" } : found;

    [GeneratedRegex(
        @"session (?<turn>created|denied|closed) ?[^/]{0,64}? ?(?<source>[0-9a-fA-F.:]{2,45})/(?<from>\d{1,5})->(?<destination>[0-9a-fA-F.:]{2,45})/(?<to>\d{1,5})",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Session();

    [GeneratedRegex(
        @"^(UI_(LOGIN_EVENT: User '(?<user>[^']*)' login|AUTH_EVENT: Authenticated user '(?<user>[^']*)'|LOGOUT_EVENT: User '(?<user>[^']*)' (?<out>logout))|(SSHD_)?(?<fault>LOGIN_FAILED): Login failed for user '(?<user>.*)' from host '(?<ip>[^']*)')(.*ssh-connection '(?<ip>\S+))?",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Login();

    [GeneratedRegex(@"^UI_(CMDLINE_READ_LINE: User '(?<user>[^']*)',? command|JUNOSCRIPT_CMD: User '(?<user>[^']*)' used \w+ client to run command) '(?<command>.*)'$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Command();
}
