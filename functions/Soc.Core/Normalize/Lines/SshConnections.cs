using System.Globalization;
using System.Text.RegularExpressions;

namespace Soc.Core.Normalize.Lines;

/// <summary>
/// OpenSSH's connections that came to no logon, or ended after one (https://github.com/openssh/openssh-portable, packet.c, kex.c and sshd-session.c). Where keys
/// are the only way in, nothing else tells of those who try names.
/// </summary>
internal static partial class SshConnections
{
    public static SecurityEvent? Normalize(SyslogMessage message) =>
        Ended().Match(message.Text) is { Success: true } ended ? Connection(message, ended, ended.Groups["reset"].Success ? "Reset" : "Close", OcsfStatus.Success)
        : Failed().Match(message.Text) is { Success: true } failed ? Connection(message, failed, "Fail", OcsfStatus.Failure)
        : Began().Match(message.Text) is { Success: true } began ? Connection(message, began, "Open", OcsfStatus.Success)
        : null;

    private static SecurityEvent Connection(SyslogMessage message, Match found, string activity, OcsfStatus status) => message.Common() with
    {
        Class = OcsfClass.NetworkActivity,
        Activity = activity,
        Status = status,
        Actor = found.Groups["user"].Value is { Length: > 0 } user ? new(message.User(user)) : null,
        SrcEndpoint = Subjects.Endpoint(found.Groups["address"].Value) is { } origin ? origin with { Port = Port(found) } : new(Hostname: found.Groups["address"].Value.ToLowerInvariant()),
        ConnectionInfo = new("tcp", "Inbound"),
    };

    private static int? Port(Match found) => ushort.TryParse(found.Groups["port"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : null;

    /// <summary>Whoever knocks chooses the user's name: the address is what stands last.</summary>
    [GeneratedRegex(
        @"^(error: )?(Connection (closed|(?<reset>reset)) by|Disconnected from|Disconnecting|Received disconnect from) ((authenticating|invalid|illegal) user ((?<user>.*) )?|user (?<user>.*) )?((?<address>\S{1,255}) port (?<port>\d{1,5})|(?<address>[0-9a-fA-F]{0,4}[.:][0-9a-fA-F.:]{0,44}[0-9a-fA-F]))(:.*)?( \[preauth\])?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Ended();

    [GeneratedRegex(
        @"^((fatal: )?Unable to negotiate with|Bad protocol version identification .* from|Did not receive identification string from|(fatal: )?Timeout before authentication for|banner exchange: Connection from|ssh_dispatch_run_fatal: Connection from( (authenticating|invalid) user (?<user>.*))?|refused connect from [^(]*\(?) ?((?<address>\S{1,255}) port (?<port>\d{1,5})|(?<address>[0-9a-fA-F]{0,4}[.:][0-9a-fA-F.:]{0,44}[0-9a-fA-F]))",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Failed();

    [GeneratedRegex(@"^Connection from (?<address>\S+) port (?<port>\d+)( |$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Began();
}
