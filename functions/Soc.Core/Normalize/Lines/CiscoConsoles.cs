using System.Text.RegularExpressions;

namespace Soc.Core.Normalize.Lines;

/// <summary>
/// Who signs in to a switch or router with Cisco's IOS, and what is changed there
/// (https://www.cisco.com/c/en/us/td/docs/ios/system/messages/guide/consol_smg.html, SEC_LOGIN, SSH, SYS).
/// </summary>
internal static partial class CiscoConsoles
{
    public static SecurityEvent? Normalize(SecurityEvent common, Draft draft, string text) =>
        Login().Match(text) is { Success: true } login ? SignedIn(common, draft, login)
        : Configured().Match(text) is { Success: true } configured ? Changed(common, draft, configured)
        : null;

    private static SecurityEvent SignedIn(SecurityEvent common, Draft draft, Match login) => common with
    {
        Class = OcsfClass.Authentication,
        Activity = login.Groups["out"].Success ? "Logoff" : "Logon",
        Status = FirewallWords.TellFailure(login.Groups["turn"].Value) ? OcsfStatus.Failure : OcsfStatus.Success,
        StatusDetail = login.Groups["why"].Value is { Length: > 0 } why ? why : null,
        User = HostAccount.Of(draft.Directory, login.Groups["user"].Value is { Length: > 0 } user ? user : null),
        SrcEndpoint = Subjects.Endpoint(login.Groups["ip"].Value),
    };

    private static SecurityEvent Changed(SecurityEvent common, Draft draft, Match configured) => common with
    {
        Class = OcsfClass.EntityManagement,
        Activity = "Update",
        Status = OcsfStatus.Success,
        Actor = new(HostAccount.Of(draft.Directory, configured.Groups["user"].Value)),
        SrcEndpoint = Subjects.Endpoint(configured.Groups["ip"].Value),
        Entity = new("configuration", null),
    };

    [GeneratedRegex(
        @"^(Login (?<turn>Success|failed) \[user: ?(?<user>.*)\] \[Source: (?<ip>[^\]]*)\]( \[localport: \d+\] \[Reason: (?<why>[^\]]*)\])?|User (?<user>\S+) has (?<out>exited) tty session \d+\((?<ip>[^)]+)\)|User '(?<user>[^']*)' authentication for SSH2? Session from (?<ip>\S+) .*(?<turn>Succeeded|Failed)$|(.*: )?User '(?<user>[^']*)' authenticated successfully from (?<ip>[\d.]+)|Authentication to privilege level \d+ (?<turn>failed) by (?<user>\S+) on \S+ \((?<ip>[^)]+)\))",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Login();

    [GeneratedRegex(@"^Configured (from \S+|programmatically by process .+ from \S+) (by|as) (?<user>\S+)( on \S+ \((?<ip>[^)]+)\))?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Configured();
}
