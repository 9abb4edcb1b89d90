namespace Soc.Benchmarks;

/// <summary>The words that made-up records and rules share, so that they meet now and then.</summary>
internal static class Vocabulary
{
    public static readonly string[] Common =
    [
        "svchost", "conhost", "RuntimeBroker", "backgroundTaskHost", "SearchProtocolHost", "SearchFilterHost", "chrome", "msedge",
        "OUTLOOK", "EXCEL", "WINWORD", "Teams", "explorer", "taskhostw", "dllhost", "WmiPrvSE", "MsMpEng", "OneDrive",
        "sihost", "smartscreen", "ctfmon", "audiodg", "wuauclt", "TiWorker", "TrustedInstaller", "git", "node", "python", "code",
    ];

    public static readonly string[] Tools =
    [
        "powershell", "cmd", "rundll32", "regsvr32", "mshta", "wscript", "cscript", "certutil", "bitsadmin", "wmic", "schtasks",
        "reg", "net", "net1", "sc", "whoami", "nltest", "vssadmin", "bcdedit", "wbadmin", "wevtutil", "msbuild", "installutil",
        "cmstp", "odbcconf", "forfiles", "hh", "control", "tasklist", "taskkill", "ipconfig", "netsh", "curl", "tar", "ssh",
        "psexec", "procdump", "rclone", "anydesk", "7z", "winrar", "esentutl", "ntdsutil", "dsquery", "adfind", "quser", "cipher",
    ];

    public static readonly string[] Folders =
    [
        @"C:\Windows\System32", @"C:\Windows\SysWOW64", @"C:\Windows", @"C:\Program Files\Microsoft Office\root\Office16",
        @"C:\Program Files\Google\Chrome\Application", @"C:\Program Files (x86)\Microsoft\Edge\Application",
        @"C:\Users\user{0}\AppData\Local\Microsoft\OneDrive", @"C:\Users\user{0}\AppData\Local\Temp", @"C:\ProgramData\vendor",
        @"C:\Users\user{0}\Downloads", @"C:\Program Files\nodejs", @"C:\Tools",
    ];

    public static readonly string[] Options =
    [
        "-k netsvcs -p", "--type=renderer --lang=en-US --enable-features=a", "/c", "/s /q", "-NoProfile -ExecutionPolicy Bypass",
        "-Embedding", "--no-startup-window", "/Processid:{AB8902B4-09CA-4bb6-B78D-A8F59079A8D5}", "-File", "-u", "/create /tn", "query",
        "user /domain", "-Command", "/node:localhost process list", "--background", "/prefetch:1", "install --silent", "-encodedcommand",
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
