using System.Text.RegularExpressions;
using Soc.Core.Ingest.Shapes;

namespace Soc.Core.Normalize.Lines;

/// <summary>
/// What the pluggable authentication modules say of any program (https://github.com/linux-pam/linux-pam, modules) and of SSSD: <c>pam_unix(su:auth):
/// authentication failure; … rhost=… user=root</c>, <c>pam_unix(su:session): session opened for user root(uid=0) by alice(uid=1000)</c>.
/// </summary>
internal static partial class PamMessages
{
    public static SecurityEvent? Normalize(SyslogMessage message)
    {
        if (Module().Match(message.Text) is { Success: true } module) return Said(message, module.Groups["service"].Value, message.Text[module.Length..]);
        if (More().Match(message.Text) is { Success: true } more) return Failure(message, message.Program, message.Text[more.Length..]);
        // Before it named the module in the text, it named it behind the program.
        return message.Program.IndexOf("(pam_", StringComparison.Ordinal) is var mark and > 0 ? Said(message, message.Program[..mark], message.Text) : null;
    }

    private static SecurityEvent? Said(SyslogMessage message, string service, string what)
    {
        if (what.StartsWith("authentication failure", StringComparison.Ordinal)) return Failure(message, service, what);
        if (what.StartsWith("authentication success", StringComparison.Ordinal)) return Failure(message, service, what) with { Status = OcsfStatus.Success };
        if (Changed().Match(what) is { Success: true } changed) return Account(message, "Password Change", changed.Groups["user"].Value);
        if (Locked().Match(what) is { Success: true } locked) return Account(message, "Lock", locked.Groups["user"].Value);
        if (Refused().Match(what) is { Success: true } refused) return Authentication(message, service, "Logon") with { Status = OcsfStatus.Failure, StatusDetail = refused.Groups["why"].Value, User = message.User(refused.Groups["user"].Value) };
        return Session().Match(what) is { Success: true } session ? Turned(message, service, session) : null;
    }

    private static SecurityEvent Failure(SyslogMessage message, string service, string what)
    {
        var named = NameValueText.Read(what);
        var (from, by) = (named.GetValueOrDefault("rhost"), named.GetValueOrDefault("ruser"));
        return Authentication(message, service, "Logon") with
        {
            Status = OcsfStatus.Failure,
            Actor = string.IsNullOrEmpty(by) ? null : new(message.User(by)),
            User = message.User(named.GetValueOrDefault("user")),
            SrcEndpoint = string.IsNullOrEmpty(from) ? null : Subjects.Endpoint(from) ?? new(Hostname: from.ToLowerInvariant()),
        };
    }

    private static SecurityEvent Turned(SyslogMessage message, string service, Match session) =>
        Authentication(message, service, session.Groups["turn"].Value == "opened" ? "Logon" : "Logoff") with
        {
            Status = OcsfStatus.Success,
            Actor = session.Groups["by"].Value is { Length: > 0 } by ? new(message.User(by)) : null,
            User = message.User(session.Groups["user"].Value),
        };

    private static SecurityEvent Account(SyslogMessage message, string activity, string user) => message.Common() with
    {
        Class = OcsfClass.AccountChange,
        Activity = activity,
        Status = OcsfStatus.Success,
        User = message.User(user),
    };

    private static SecurityEvent Authentication(SyslogMessage message, string service, string activity) => message.Common() with
    {
        Class = OcsfClass.Authentication,
        Activity = activity,
        Service = new(null, service),
    };

    [GeneratedRegex(@"^pam_\w+\((?<service>[^:)]+):\w+\): ", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Module();

    /// <summary>What OpenSSH sums up at its end.</summary>
    [GeneratedRegex(@"^PAM \d+ more authentication failures?; ", RegexOptions.CultureInvariant)]
    private static partial Regex More();

    [GeneratedRegex(@"^Consecutive login failures for user (?<user>\S+) account temporarily locked", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Locked();

    /// <summary>pam_sss: a number and a word of PAM's own.</summary>
    [GeneratedRegex(@"^received for user (?<user>.+): [1-9]\d* \((?<why>[^)]*)\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Refused();

    [GeneratedRegex(@"^password changed for (?<user>\S+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Changed();

    [GeneratedRegex(@"^session (?<turn>opened|closed) for user (?<user>[^\s(]+)(\(uid=\d+\))?( by (?<by>[^\s(]*)\()?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Session();
}
