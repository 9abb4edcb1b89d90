using System.Text.RegularExpressions;

namespace Soc.Core.Normalize.Lines;

/// <summary>
/// Who signs in to an ASA or FTD, who comes into the network by it, and what its administrators do there
/// (https://www.cisco.com/c/en/us/td/docs/security/asa/syslog/b_syslog.html, 111, 113, 611, 716, 722, 734).
/// </summary>
internal static partial class CiscoSessions
{
    public static SecurityEvent? Normalize(SecurityEvent common, Draft draft, string text) =>
        Executed().Match(text) is { Success: true } executed ? Configured(common, draft, executed)
        : Checked().Match(text) is { Success: true } turned ? SignedIn(common, draft, turned)
        : Session().Match(text) is { Success: true } session ? Turned(common, draft, session)
        : null;

    private static SecurityEvent SignedIn(SecurityEvent common, Draft draft, Match found) => common with
    {
        Class = OcsfClass.Authentication,
        Activity = "Logon",
        Status = FirewallWords.TellFailure(found.Groups["turn"].Value) ? OcsfStatus.Failure : OcsfStatus.Success,
        StatusDetail = found.Groups["why"].Value is { Length: > 0 } why ? why.Trim() : null,
        User = HostAccount.Of(draft.Directory, found.Groups["user"].Value),
        SrcEndpoint = Subjects.Endpoint(found.Groups["ip"].Value),
    };

    /// <summary>A session of remote access: what begins it is told in several lines, what ends it in one.</summary>
    private static SecurityEvent? Turned(SecurityEvent common, Draft draft, Match found)
    {
        var what = found.Groups["what"].Value;
        var (begins, ends) = (Begins().IsMatch(what), Ends().IsMatch(what));
        var told = common with { User = HostAccount.Of(draft.Directory, found.Groups["user"].Value is { Length: > 0 } user ? user : null), SrcEndpoint = Subjects.Endpoint(found.Groups["ip"].Value) };
        return !begins && !ends ? told : told with
        {
            Class = OcsfClass.Authentication,
            Activity = ends ? "Logoff" : "Logon",
            Status = FirewallWords.TellFailure(what) ? OcsfStatus.Failure : OcsfStatus.Success,
            StatusDetail = what,
        };
    }

    private static SecurityEvent Configured(SecurityEvent common, Draft draft, Match found)
    {
        var user = HostAccount.Of(draft.Directory, found.Groups["user"].Value);
        return common with
        {
            Class = OcsfClass.ProcessActivity,
            Activity = "Launch",
            Status = OcsfStatus.Success,
            Actor = new(user),
            SrcEndpoint = Subjects.Endpoint(found.Groups["ip"].Value),
            Process = new(found.Groups["command"].Value.Split(' ')[0], found.Groups["command"].Value, User: user),
        };
    }

    [GeneratedRegex(
        @"^AAA user (authentication|authorization) (?<turn>\w+) : +(reason = +(?<why>[^:]+): +)?(local database|server = +\S+) : +user = +(?<user>\S+)( : +user IP = +(?<ip>\S+))?|^User authentication (?<turn>succeeded|failed): IP address: (?<ip>[^,]+), Uname: (?<user>.+)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Checked();

    [GeneratedRegex(
        @"^Group <[^>]*> User <(?<user>.*)> IP <(?<ip>[^>]*)> (?<what>.*)$|^Group \S+ User (?<user>\S+) IP (?<ip>\S+) (?<what>.*)$|^(Group = [^,]*, )?(Username = (?<user>[^,]*), )?IP = (?<ip>[^,\s]*), (?<what>.*)$|^Local:\S+ Remote:(?<ip>\S+):\d+ Username:(?<user>\S+) (?<what>.*)$|^(?<what>User logged out): Uname: (?<user>.+)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Session();

    [GeneratedRegex(@"^Authentication: |\bsession started|\bparent session started|\bassigned to session|^Tunnel Rejected|^Remote access session denied", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Begins();

    [GeneratedRegex(@"^Session disconnected|\bsession terminated|^User logged out", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Ends();

    [GeneratedRegex(
        @"^User '(?<user>[^']*)',? (running '[^']*' from IP (?<ip>[^,\s]+), )?executed (the )?(cmd: ?)?'?(?<command>.+?)'?( command\.?)?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Executed();
}
