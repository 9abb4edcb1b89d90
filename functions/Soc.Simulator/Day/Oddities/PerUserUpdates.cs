using Soc.Simulator.Day.Habits;
using Soc.Simulator.Day.Sources;
using Soc.Simulator.Day.Sources.Defender;
using Soc.Simulator.Tenant;

namespace Soc.Simulator.Day.Oddities;

internal sealed class PerUserUpdates() : Oddity(
    "A program in a user's own folder downloads and starts an update",
    "It is a signed editor that installs without an administrator and asks for updates a few times a day.")
{
    public override IEnumerable<SourceRecord> Perform(Dice dice)
    {
        var person = InventedPeople.Named("olena.kravets");
        var editor = KnownPrograms.Editor(person.Alias);
        var at = WorkingHours.At(8, 5, dice);
        var running = RunningProcess.OfPerson(InventedDevices.Of(person), editor, at) with { CommandLine = $"\"{editor.FolderPath}\"" };
        yield return new ProcessRecord(dice.Next(), RunningProcess.OfPerson(running.Device, KnownPrograms.Explorer, at.AddHours(-1)), running);
        for (var check = 0; check < 6; check++)
            yield return new ConnectionRecord(at.AddMinutes(dice.Between(80 * check, (80 * check) + 60)), dice.Next(), running, Internet.EditorUpdates);
        foreach (var record in Update(running, dice)) yield return record;
    }

    private static IEnumerable<SourceRecord> Update(RunningProcess editor, Dice dice)
    {
        var folder = $@"C:\Users\{editor.Person!.Alias}\AppData\Local\Temp\kladde-update";
        var setup = new ProgramFile("kladde-setup.exe", $@"{folder}\kladde-setup.exe", "Kladde Project", "Kladde Setup", "1.97.2000.0");
        var at = editor.StartedAt.AddMinutes(52);
        yield return new FileRecord(at, dice.Next(), editor, "FileCreated", setup.FileName, setup.FolderPath, setup.Sha256)
        {
            OriginUrl = $"https://{Internet.EditorUpdates.Url}/1.97/kladde-setup.exe",
            OriginAddress = Internet.EditorUpdates.Address,
        };
        var run = new RunningProcess(setup, $"\"{setup.FolderPath}\" /update /silent", editor.Device, editor.Person, 14_412, at.AddSeconds(8), editor.Program);
        yield return new ProcessRecord(dice.Next(), editor, run);
    }
}
