using System.Text.RegularExpressions;

namespace Soc.Core.Normalize.Lines;

/// <summary>
/// Who became whom by su, in the words of util-linux (<c>FAILED SU (to root) mira on pts/0</c>), of the shadow utilities (<c>Successful su for root by
/// mira</c>, <c>- /dev/pts/0 mira:root</c>) and of the BSDs (<c>BAD SU mira to root on /dev/ttyp0</c>).
/// </summary>
internal static partial class SuSwitches
{
    public static SecurityEvent? Normalize(SyslogMessage message) => Switch().Match(message.Text) is not { Success: true } found ? null : message.Common() with
    {
        Class = OcsfClass.Authentication,
        Activity = "Account Switch",
        Status = found.Groups["fault"].Success ? OcsfStatus.Failure : OcsfStatus.Success,
        Actor = new(message.User(found.Groups["by"].Value)),
        User = message.User(found.Groups["user"].Value),
        Service = new(null, "su"),
    };

    [GeneratedRegex(
        @"^((?<fault>FAILED SU )?\(to (?<user>[^)]+)\) (?<by>\S+) on |(Successful|(?<fault>FAILED)) su for (?<user>\S+) by (?<by>\S+)|(\+|(?<fault>-)) \S+ (?<by>[^:\s]+)[:-](?<user>\S+)$|(?<fault>BAD SU )?(?<by>\S+) to (?<user>\S+) on /dev/)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Switch();
}
