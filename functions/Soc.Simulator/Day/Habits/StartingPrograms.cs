using Soc.Simulator.Day.Sources;
using Soc.Simulator.Day.Sources.Defender;
using Soc.Simulator.Tenant;

namespace Soc.Simulator.Day.Habits;

/// <summary>People open programs, browsers open processes, Windows runs its tasks.</summary>
internal sealed class StartingPrograms() : Habit(share: 235)
{
    private protected override IEnumerable<SourceRecord> Once(Dice dice)
    {
        var device = dice.Pick(InventedDevices.Desks);
        var id = 4 * dice.Between(700, 6_000);
        yield return dice.Between(1, 10) switch
        {
            <= 3 => ByPerson(device, dice.Pick(KnownPrograms.Daily), id, dice),
            <= 6 => ByBrowser(device, id, dice),
            _ => BySystem(device, id, dice),
        };
    }

    private static ProcessRecord ByPerson(InventedDevice device, ProgramFile program, int id, Dice dice)
    {
        var at = WorkingHours.Pick(dice);
        var explorer = RunningProcess.OfPerson(device, KnownPrograms.Explorer, at.AddHours(-1)) with { Parent = KnownPrograms.UserInit };
        var opened = new RunningProcess(program, $"\"{program.FolderPath}\"", device, device.Owner, id, at, KnownPrograms.Explorer);
        return new ProcessRecord(dice.Next(), explorer, opened);
    }

    private static ProcessRecord ByBrowser(InventedDevice device, int id, Dice dice)
    {
        var at = WorkingHours.Pick(dice);
        var line = $"\"msedge.exe\" --type=renderer --lang=en-GB --renderer-client-id={dice.Between(5, 400)} --launch-time-ticks={dice.Between(10_000_000, int.MaxValue)}";
        return new ProcessRecord(
            dice.Next(),
            RunningProcess.OfPerson(device, KnownPrograms.Edge, at.AddMinutes(-20)),
            new RunningProcess(KnownPrograms.Edge, line, device, device.Owner, id, at, KnownPrograms.Edge));
    }

    private static ProcessRecord BySystem(InventedDevice device, int id, Dice dice)
    {
        var at = WorkingHours.AnyTime(dice);
        var program = dice.Pick(KnownPrograms.Housekeeping);
        var line = program.FileName switch
        {
            "backgroundTaskHost.exe" => "\"backgroundTaskHost.exe\" -ServerName:App.AppXmtcan0h2tfbfy7k9kn8hbxb6dmzz1zh0.mca",
            "rundll32.exe" => @"rundll32.exe C:\Windows\system32\PcaSvc.dll,PcaPatchSdbTask",
            "conhost.exe" => @"\??\C:\Windows\system32\conhost.exe 0xffffffff -ForceV1",
            "svchost.exe" => "svchost.exe -k netsvcs -p -s Schedule",
            "smartscreen.exe" => "smartscreen.exe -Embedding",
            var name => name,
        };
        return new ProcessRecord(
            dice.Next(),
            RunningProcess.OfSystem(device, KnownPrograms.ServiceHost, "svchost.exe -k DcomLaunch -p", at.AddHours(-6)),
            new RunningProcess(program, line, device, Person: null, id, at, KnownPrograms.ServiceHost));
    }
}
