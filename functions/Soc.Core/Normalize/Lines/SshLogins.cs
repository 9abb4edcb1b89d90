using System.Globalization;
using System.Text.RegularExpressions;

namespace Soc.Core.Normalize.Lines;

/// <summary>
/// OpenSSH (https://github.com/openssh/openssh-portable, auth.c): who came in, who did not. Whoever knocks chooses the user's name, which may hold
/// blanks and look like the rest of the line: the address is what stands last.
/// </summary>
internal static partial class SshLogins
{
    public static SecurityEvent? Normalize(SyslogMessage message) =>
        Accepted().Match(message.Text) is { Success: true } accepted ? Logon(message, accepted, OcsfStatus.Success, accepted.Groups["method"].Value)
        : Failed().Match(message.Text) is { Success: true } failed ? Logon(message, failed, OcsfStatus.Failure, Why(failed))
        : Unknown().Match(message.Text) is { Success: true } unknown ? Logon(message, unknown, OcsfStatus.Failure, "no such user")
        : Exceeded().Match(message.Text) is { Success: true } exceeded ? Logon(message, exceeded, OcsfStatus.Failure, "too many attempts")
        : Module().Match(message.Text) is { Success: true } module ? Logon(message, module, OcsfStatus.Failure, module.Groups["why"].Value)
        : Refused().Match(message.Text) is { Success: true } refused ? Logon(message, refused, OcsfStatus.Failure, refused.Groups["why"].Value)
        : null;

    private static SecurityEvent Logon(SyslogMessage message, Match found, OcsfStatus status, string detail) => message.Common() with
    {
        Class = OcsfClass.Authentication,
        Activity = "Logon",
        Status = status,
        StatusDetail = detail,
        User = message.User(found.Groups["user"].Value is { Length: > 0 } name ? name : null),
        SrcEndpoint = Subjects.Endpoint(found.Groups["address"].Value) is { } origin ? origin with { Port = Port(found) } : new(Hostname: found.Groups["address"].Value.ToLowerInvariant()),
        Service = new(null, "sshd"),
    };

    private static string Why(Match failed) => failed.Groups["invalid"].Success ? "no such user" : $"wrong {failed.Groups["method"].Value}";

    private static int? Port(Match found) => ushort.TryParse(found.Groups["port"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : null;

    [GeneratedRegex(@"^Accepted (?<method>\S+) for (?<user>.*) from (?<address>\S+) port (?<port>\d+)( ssh2)?(:|$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Accepted();

    [GeneratedRegex(@"^Failed (?<method>\S+) for (?<invalid>invalid user )?(?<user>.*) from (?<address>\S+) port (?<port>\d+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Failed();

    [GeneratedRegex(@"^Invalid user (?<user>.*) from (?<address>\S+)( port (?<port>\d+))?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Unknown();

    [GeneratedRegex(@"maximum authentication attempts exceeded for (invalid user )?(?<user>.*) from (?<address>\S+) port (?<port>\d+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Exceeded();

    [GeneratedRegex(@"^error: PAM: (?<why>.*) for (illegal user |invalid user )?(?<user>.*) from (?<address>\S+)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Module();

    [GeneratedRegex(@"^User (?<user>.*) from (?<address>\S+) not allowed because (?<why>.*)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Refused();
}
