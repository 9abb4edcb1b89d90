using System.Text.RegularExpressions;
using Soc.Core.Ingest.Shapes;

namespace Soc.Core.Normalize.Lines;

/// <summary>Accounts and groups of Linux, in the words of the shadow utilities (https://github.com/shadow-maint/shadow, src).</summary>
internal static partial class LinuxAccounts
{
    public static SecurityEvent? Normalize(SyslogMessage message)
    {
        var text = message.Text;
        if (text.StartsWith("new user:", StringComparison.Ordinal)) return Account(message, "Create", NameValueText.Read(text).GetValueOrDefault("name"));
        if (Group().Match(text) is { Success: true } group) return Grouped(message, group);
        if (Deleted().Match(text) is { Success: true } deleted) return Account(message, "Delete", deleted.Groups["user"].Value);
        if (Password().Match(text) is { Success: true } password) return Account(message, Activity(password.Groups["turn"].Value), password.Groups["user"].Value);
        return Added().Match(text) is { Success: true } added ? Member(message, added) : null;
    }

    private static string Activity(string turn) => turn switch
    {
        "lock" => "Lock",
        "unlock" => "Unlock",
        _ => "Password Change",
    };

    private static SecurityEvent Account(SyslogMessage message, string activity, string? user) => message.Common() with
    {
        Class = OcsfClass.AccountChange,
        Activity = activity,
        Status = OcsfStatus.Success,
        User = message.User(user),
    };

    private static SecurityEvent Member(SyslogMessage message, Match added) => message.Common() with
    {
        Class = OcsfClass.GroupManagement,
        Activity = "Add User",
        Status = OcsfStatus.Success,
        Actor = added.Groups["by"].Value is { Length: > 0 } by ? new(message.User(by)) : null,
        User = message.User(added.Groups["user"].Value),
        Entity = new("Group", added.Groups["group"].Value),
    };

    private static SecurityEvent Grouped(SyslogMessage message, Match group) => message.Common() with
    {
        Class = OcsfClass.GroupManagement,
        Activity = group.Groups["gone"].Success ? "Delete" : "Create",
        Status = OcsfStatus.Success,
        Entity = new("Group", group.Groups["group"].Value),
    };

    [GeneratedRegex(@"^(new group: name=(?<group>[^,]+)|(?<gone>removed) group '(?<group>[^']+)'|(?<gone>group) '(?<group>[^']+)' removed$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Group();

    [GeneratedRegex(@"^delete user '(?<user>[^']+)'", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Deleted();

    [GeneratedRegex(@"^((?<turn>lock|unlock|change) user '(?<user>[^']+)' password|password for '(?<user>[^']+)' changed)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Password();

    [GeneratedRegex(@"^(add '(?<user>[^']+)' to group '(?<group>[^']+)'|user (?<user>\S+) added by (?<by>\S+) to group (?<group>\S+))", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Added();
}
