namespace Soc.Benchmarks;

/// <summary>The words that made-up records and rules share, so that they meet now and then.</summary>
internal static class Vocabulary
{
    /// <summary>Programs that make up most of a day, each where it is installed; {0} is the user's number.</summary>
    public static readonly string[] Common =
    [
        @"C:\Windows\System32\svchost.exe", @"C:\Windows\System32\conhost.exe", @"C:\Windows\System32\RuntimeBroker.exe",
        @"C:\Windows\System32\backgroundTaskHost.exe", @"C:\Windows\System32\SearchProtocolHost.exe", @"C:\Windows\System32\SearchFilterHost.exe",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe", @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
        @"C:\Program Files\Microsoft Office\root\Office16\OUTLOOK.EXE", @"C:\Program Files\Microsoft Office\root\Office16\EXCEL.EXE",
        @"C:\Program Files\Microsoft Office\root\Office16\WINWORD.EXE", @"C:\Windows\explorer.exe", @"C:\Windows\System32\taskhostw.exe",
        @"C:\Windows\System32\dllhost.exe", @"C:\Windows\System32\wbem\WmiPrvSE.exe", @"C:\Windows\System32\sihost.exe",
        @"C:\Users\user{0}\AppData\Local\Microsoft\OneDrive\OneDrive.exe", @"C:\Windows\System32\smartscreen.exe", @"C:\Windows\System32\ctfmon.exe",
        @"C:\Windows\System32\audiodg.exe", @"C:\Windows\System32\wuauclt.exe", @"C:\Program Files\Git\cmd\git.exe",
        @"C:\Program Files\nodejs\node.exe", @"C:\Users\user{0}\AppData\Local\Programs\Microsoft VS Code\Code.exe",
    ];

    public static readonly string[] Tools =
    [
        "powershell", "cmd", "rundll32", "regsvr32", "mshta", "wscript", "cscript", "certutil", "bitsadmin", "wmic", "schtasks",
        "reg", "net", "net1", "sc", "whoami", "nltest", "vssadmin", "bcdedit", "wbadmin", "wevtutil", "msbuild", "installutil",
        "cmstp", "odbcconf", "forfiles", "hh", "control", "tasklist", "taskkill", "ipconfig", "netsh", "curl", "tar", "ssh",
        "psexec", "procdump", "rclone", "anydesk", "7z", "winrar", "esentutl", "ntdsutil", "dsquery", "adfind", "quser", "cipher",
    ];

    public static readonly string[] Parents =
    [
        @"C:\Windows\System32\services.exe", @"C:\Windows\System32\svchost.exe", @"C:\Windows\explorer.exe", @"C:\Windows\System32\userinit.exe",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe", @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];

    public static readonly string[] Options =
    [
        "-k netsvcs -p -s Schedule", "--type=renderer --lang=en-US --enable-features=a", "-Embedding", "--no-startup-window",
        "/Processid:{AB8902B4-09CA-4bb6-B78D-A8F59079A8D5}", "--field-trial-handle=1718", "/background", "/prefetch:1",
        "-ServerName:App.AppX.mca", "status --porcelain", @"Global\UsGthrFltPipeMssGthrPipe", "0xffffffff -ForceV1", "log --oneline",
    ];

    /// <summary>A piece of a command line that looks made on purpose: two syllables, an option sign or a path mark.</summary>
    public static string Rare(Random random)
    {
        var word = string.Concat(Enumerable.Range(0, random.Next(2, 5)).Select(_ => Syllable(random)));
        return random.Next(6) switch
        {
            0 => $" -{word}",
            1 => $" /{word} ",
            2 => $@"\{word}.exe",
            3 => $@"\{word}\",
            4 => $"{word}=",
            _ => word,
        };
    }

    public static T Pick<T>(this Random random, IReadOnlyList<T> items) => items[random.Next(items.Count)];

    private static string Syllable(Random random) => $"{"bcdfghklmnprstvwxz"[random.Next(18)]}{"aeiou"[random.Next(5)]}{"lmnrst"[random.Next(6)]}";
}
