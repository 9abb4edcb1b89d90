using System.Text.RegularExpressions;

namespace Soc.Core.Normalize.Lines;

/// <summary>Who signs in to PAN-OS, or comes into the network by its GlobalProtect.</summary>
internal static partial class PanOsSessions
{
    /// <summary>Portal and gateway tell each step; authentication and what ends it are those that count.</summary>
    public static SecurityEvent GlobalProtect(PanOsFields fields)
    {
        var (step, status) = (fields[8] ?? "", fields[28]);
        var found = fields.Of(fields.Common(null), user: 12, address: 15);
        var told = found with
        {
            Status = FirewallWords.Status(status),
            StatusCode = step,
            StatusDetail = fields[26] ?? fields[25],
            SrcEndpoint = found.SrcEndpoint is { } origin ? origin with { Hostname = fields[14]?.ToLowerInvariant() } : null,
        };
        return Step().Match(step) is { Success: true } turn ? told with { Class = OcsfClass.Authentication, Activity = turn.Groups["end"].Success ? "Logoff" : "Logon" } : told;
    }

    /// <summary>In words: <c>failed authentication for user 'mira'. Reason: … From: 192.0.2.9.</c></summary>
    public static SecurityEvent OfSystem(PanOsFields fields)
    {
        var (happening, words) = (fields[8], fields[14] ?? "");
        var told = fields.Common(words) with { StatusCode = happening, Severity = fields.Severity(13) };
        if (User().Match(words) is not { Success: true } user || !Login().IsMatch($"{happening} {words}")) return told;
        return told with
        {
            Class = OcsfClass.Authentication,
            Activity = words.Contains("logged out", StringComparison.Ordinal) ? "Logoff" : "Logon",
            Status = FirewallWords.TellFailure($"{happening} {words.Split('.')[0]}") ? OcsfStatus.Failure : OcsfStatus.Success,
            StatusDetail = Reason().Match(words).Groups["why"].Value is { Length: > 0 } why ? why : null,
            User = fields.Message.User(user.Groups["user"].Value),
            SrcEndpoint = Subjects.Endpoint(Origin().Match(words).Groups["ip"].Value),
        };
    }

    /// <summary>What an authentication policy asked of somebody.</summary>
    public static SecurityEvent Policy(PanOsFields fields) => fields.Of(fields.Common(fields[18]), user: fields[9] is null ? 10 : 9, address: 8) with
    {
        Class = OcsfClass.Authentication,
        Activity = "Logon",
        Status = fields[20]?.Contains("success", StringComparison.OrdinalIgnoreCase) == true ? OcsfStatus.Success : OcsfStatus.Failure,
        StatusDetail = fields[20],
    };

    [GeneratedRegex("auth$|-connected$|(?<end>-logout$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Step();

    [GeneratedRegex(@"\b(auth-|authenticat|logged (in|out)|login)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Login();

    [GeneratedRegex(@"\buser( name)?:? ('(?<user>[^']+)'|(?<user>[^\s',]+?)(?=[.,]*(\s|$)))(?! authentication)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex User();

    /// <summary>Whoever knocks chooses the user's name: the address is what stands last.</summary>
    [GeneratedRegex(@"\bfrom:? '?(?<ip>[\d.]{1,14}\d|(?=[0-9a-fA-F]{0,4}:)[0-9a-fA-F:]{2,45})", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.RightToLeft)]
    private static partial Regex Origin();

    [GeneratedRegex(@"\bReason: (?<why>[^.]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Reason();
}
