namespace Soc.Simulator.Day.Sources.Defender;

/// <summary>What runs in this office.</summary>
internal static class KnownPrograms
{
    private const string Windows = "Microsoft® Windows® Operating System";
    private const string WindowsVersion = "10.0.26100.7171";
    private const string OfficeFolder = @"C:\Program Files\Microsoft Office\root\Office16";
    private const string OfficeVersion = "16.0.19328.20104";

    public static ProgramFile Services { get; } = System32("services.exe", "Services and Controller app");
    public static ProgramFile ServiceHost { get; } = System32("svchost.exe", "Host Process for Windows Services");
    public static ProgramFile UserInit { get; } = System32("userinit.exe", "Userinit Logon Application");
    public static ProgramFile Explorer { get; } = Microsoft("explorer.exe", @"C:\Windows\explorer.exe", "Windows Explorer");
    public static ProgramFile CommandPrompt { get; } = System32("cmd.exe", "Windows Command Processor");
    public static ProgramFile Certutil { get; } = System32("certutil.exe", "CertUtil.exe");
    public static ProgramFile TaskHost { get; } = System32("taskhostw.exe", "Host Process for Windows Tasks");
    public static ProgramFile Background { get; } = System32("backgroundTaskHost.exe", "Background Task Host");
    public static ProgramFile RunDll { get; } = System32("rundll32.exe", "Windows host process (Rundll32)");
    public static ProgramFile SmartScreen { get; } = System32("smartscreen.exe", "Windows Defender SmartScreen");
    public static ProgramFile ConsoleHost { get; } = System32("conhost.exe", "Console Window Host");

    public static ProgramFile PowerShell { get; } =
        Microsoft("powershell.exe", @"C:\Windows\System32\WindowsPowerShell\v1.0\powershell.exe", "Windows PowerShell") with { OriginalFileName = "PowerShell.EXE" };

    public static ProgramFile Edge { get; } = Office("msedge.exe", @"C:\Program Files (x86)\Microsoft\Edge\Application", "Microsoft Edge", "142.0.3595.80");
    public static ProgramFile Outlook { get; } = Office("OUTLOOK.EXE", OfficeFolder, "Microsoft Outlook", OfficeVersion);
    public static ProgramFile Word { get; } = Office("WINWORD.EXE", OfficeFolder, "Microsoft Office", OfficeVersion);
    public static ProgramFile Excel { get; } = Office("EXCEL.EXE", OfficeFolder, "Microsoft Office", OfficeVersion);
    public static ProgramFile OneDrive { get; } = Office("OneDrive.exe", @"C:\Program Files\Microsoft OneDrive", "Microsoft OneDrive", "25.199.1012.0002");

    public static ProgramFile Teams { get; } = Office(
        "ms-teams.exe",
        @"C:\Program Files\WindowsApps\MSTeams_25290.205.4069.4894_x64__8wekyb3d8bbwe",
        "Microsoft Teams",
        "25290.205.4069.4894");

    public static ProgramFile Ledger { get; } = new("kontor.exe", @"C:\Program Files\Kontor Cloud\kontor.exe", "Kontor Cloud GmbH", "Kontor Ledger", "8.4.1190.0");
    public static ProgramFile Monitor { get; } = new("wachtagent.exe", @"C:\Program Files\Wachtagent\wachtagent.exe", "Wachtturm Monitoring", "Wachtagent", "4.12.900.0");

    public static ProgramFile RemoteSupport { get; } =
        new("fjordassist.exe", @"C:\Program Files\FjordAssist\fjordassist.exe", "Fjord Assist AS", "FjordAssist Remote Support", "6.2.3300.0");

    /// <summary>The programs that people open.</summary>
    public static IReadOnlyList<ProgramFile> Daily { get; } = [Edge, Edge, Edge, Outlook, Word, Excel, Teams, OneDrive, Ledger];

    /// <summary>What Windows starts by itself.</summary>
    public static IReadOnlyList<ProgramFile> Housekeeping { get; } = [ServiceHost, TaskHost, Background, Background, RunDll, SmartScreen, ConsoleHost];

    /// <summary>A program that a user installed for herself, where no administrator is needed.</summary>
    public static ProgramFile Editor(string user) =>
        new("kladde.exe", $@"C:\Users\{user}\AppData\Local\Programs\Kladde\kladde.exe", "Kladde Project", "Kladde Editor", "1.96.2000.0");

    private static ProgramFile System32(string name, string description) => Microsoft(name, $@"C:\Windows\System32\{name}", description);

    private static ProgramFile Microsoft(string name, string path, string description) =>
        new(name, path, "Microsoft Corporation", Windows, WindowsVersion) { Description = description };

    private static ProgramFile Office(string name, string folder, string product, string version) =>
        new(name, $@"{folder}\{name}", "Microsoft Corporation", product, version);
}
