using Soc.Simulator.Day.Sources;
using Soc.Simulator.Day.Sources.Defender;
using Soc.Simulator.Tenant;

namespace Soc.Simulator.Day.Habits;

/// <summary>Documents are written, synchronized and downloaded.</summary>
internal sealed class WorkingOnFiles() : Habit(share: 135)
{
    private static readonly IReadOnlyList<string> Titles =
        ["Offer", "Minutes", "Calibration report", "Delivery note", "Budget", "Test plan", "Drawing", "Price list"];

    private protected override IEnumerable<SourceRecord> Once(Dice dice)
    {
        var at = WorkingHours.Pick(dice);
        var device = dice.Pick(InventedDevices.Desks);
        var title = $"{dice.Pick(Titles)} {dice.Between(1_000, 9_999)}";
        yield return dice.Between(1, 10) switch
        {
            <= 4 => Document(device, KnownPrograms.Word, $"{title}.docx", at, dice),
            <= 6 => Document(device, KnownPrograms.Excel, $"{title}.xlsx", at, dice),
            <= 8 => Document(device, KnownPrograms.OneDrive, $"{title}.pdf", at, dice),
            _ => Download(device, $"{title}.pdf", at, dice),
        };
    }

    private static FileRecord Document(InventedDevice device, ProgramFile program, string name, DateTimeOffset at, Dice dice) => new(
        at,
        dice.Next(),
        RunningProcess.OfPerson(device, program, at.AddMinutes(-12)),
        dice.Chance(0.4) ? "FileCreated" : "FileModified",
        name,
        $@"C:\Users\{device.Owner!.Alias}\OneDrive - Nordhafen Instruments\Documents\{name}",
        dice.Hex(64));

    private static FileRecord Download(InventedDevice device, string name, DateTimeOffset at, Dice dice)
    {
        var site = dice.Pick(Internet.Sites);
        return Document(device, KnownPrograms.Edge, name, at, dice) with
        {
            Action = "FileCreated",
            FolderPath = $@"C:\Users\{device.Owner!.Alias}\Downloads\{name}",
            OriginUrl = $"https://{site.Url}/files/{dice.Between(100, 999)}.pdf",
            OriginAddress = site.Address,
        };
    }
}
