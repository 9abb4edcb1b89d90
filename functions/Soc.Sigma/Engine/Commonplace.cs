namespace Soc.Sigma.Engine;

/// <summary>
/// Texts that stand in most records of a kind, whatever happens in them. A literal that is part of one makes a poor key: it is
/// found all the time and tells nothing.
/// </summary>
internal static class Commonplace
{
    private static readonly string[] Texts =
    [
        @"c:\windows\system32\", @"c:\windows\syswow64\", @"c:\program files\", @"c:\program files (x86)\", @"c:\programdata\",
        @"c:\users\", @"\appdata\local\temp\", @"\appdata\roaming\", @"\downloads\", @"\desktop\", @"c:\windows\temp\",
        @"\svchost.exe", @"\explorer.exe", @"\cmd.exe", @"\services.exe", @"\conhost.exe", @"\chrome.exe", @"\msedge.exe",
        @"\powershell.exe", @"\rundll32.exe", @"\winword.exe", @"\excel.exe", @"\outlook.exe", "cmd.exe /c ", "/create ", " -command ",
        " -noprofile", "-embedding", "--type=", ".dll,", ".com", ".ps1", "http://", "https://", "medium", "high", "system", "true",
        "false", "success", "failure", "administrators", "users", "user", "process", "create", "query", "list", "install",
        "nt authority\\system", "microsoft corporation", "microsoft® windows® operating system", "microsoft windows",
        @"hklm\software\microsoft\windows\currentversion\", @"\software\microsoft\", @"\currentcontrolset\services\", "dword (0x00000001)",
        @"\microsoft\", "windows", "microsoft.windows", "updateuser", "0", "1", "none", "allow", "block",
    ];

    /// <summary>Whether a literal, folded, is part of such a text.</summary>
    public static bool Has(string literal) =>
        literal.Length <= 48 && Texts.Any(text => text.Contains(literal, StringComparison.OrdinalIgnoreCase));
}
