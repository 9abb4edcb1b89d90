using System.Text.RegularExpressions;

namespace Soc.Core.Normalize.Lines;

/// <summary>
/// WatchGuard's Firebox (https://www.watchguard.com/help/docs/fireware/12/en-US/log_catalog/Log-Catalog_v12_11_1.pdf): what became of a packet, its values in a
/// fixed order behind <c>msg_id="3000-0148"</c>, and who signs in by what.
/// </summary>
internal static partial class WatchGuardMessages
{
    public static SecurityEvent? Normalize(SyslogMessage message, string text) =>
        Packet().Match(text) is { Success: true } packet ? Connection(message, packet)
        : Login().Match(text) is { Success: true } login ? SignedIn(message, login)
        : null;

    private static SecurityEvent Connection(SyslogMessage message, Match packet) => Firewalls.Of(message.Common(), message.Draft.Directory, new()
    {
        SourceIp = packet.Groups["source"].Value,
        SourcePort = packet.Groups["from"].Value,
        DestinationIp = packet.Groups["destination"].Value,
        DestinationPort = packet.Groups["to"].Value,
        Protocol = packet.Groups["protocol"].Value,
        Action = packet.Groups["action"].Value,
        SourceUser = User().Match(message.Text).Groups["user"].Value is { Length: > 0 } user ? Local(user) : null,
    });

    private static SecurityEvent SignedIn(SyslogMessage message, Match login) => message.Common() with
    {
        Class = OcsfClass.Authentication,
        Activity = login.Groups["out"].Success ? "Logoff" : "Logon",
        Status = login.Groups["fault"].Success ? OcsfStatus.Failure : OcsfStatus.Success,
        StatusDetail = login.Groups["why"].Value is { Length: > 0 } why ? why : null,
        User = message.User(Local(login.Groups["user"].Value)),
        SrcEndpoint = Subjects.Endpoint(login.Groups["ip"].Value),
        Service = new(null, login.Groups["service"].Value),
    };

    /// <summary>Behind the last @ stands the server that knows the user; what is left may be a principal name.</summary>
    public static string Local(string user) => user.LastIndexOf('@') is var at and > 0 ? user[..at] : user;

    [GeneratedRegex(
        @"msg_id=""[\w-]{1,32}"" (?<action>Allow|Deny) .{1,128}? \d{1,10} (?<protocol>[a-z][\w-]{0,31}) \d{1,10} \d{1,10} (?<source>[0-9a-fA-F.:]{2,45}) (?<destination>[0-9a-fA-F.:]{2,45})( (?<from>\d{1,5}) (?<to>\d{1,5}))?",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Packet();

    [GeneratedRegex(
        @"^(?>.*?(Authentication of (?<service>.{1,64}?) user|(?<=^|[^\w -]) ?(?<service>[\w -]{1,64}?) [Uu]ser) )(\[(?<user>.+)\]|(?<user>.+)) from (?<ip>[0-9a-fA-F.:]{2,45}) (was accepted|logged in|(?<out>logged out)|(log in attempt )?(?<fault>was rejected)( -|,)? ?(?<why>.*))",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Login();

    [GeneratedRegex(@"\bsrc_user=""(?<user>[^""]+)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex User();
}
