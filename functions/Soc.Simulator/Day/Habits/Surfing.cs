using Soc.Simulator.Day.Sources;
using Soc.Simulator.Day.Sources.Defender;
using Soc.Simulator.Tenant;

namespace Soc.Simulator.Day.Habits;

/// <summary>People's programs talk to the world: browser, mail, meetings, the ledger, the file server.</summary>
internal sealed class Surfing() : Habit(share: 265)
{
    private protected override IEnumerable<SourceRecord> Once(Dice dice)
    {
        var at = WorkingHours.Pick(dice);
        var device = dice.Pick(InventedDevices.Desks);
        var (program, remote) = dice.Between(1, 10) switch
        {
            <= 5 => (KnownPrograms.Edge, dice.Pick(Internet.Sites)),
            6 => (KnownPrograms.Outlook, Internet.Workplace[0]),
            7 => (KnownPrograms.OneDrive, Internet.Workplace[1]),
            8 => (KnownPrograms.Teams, Internet.Workplace[2]),
            9 => (KnownPrograms.Ledger, dice.Pick(Internet.Ledger)),
            _ => (KnownPrograms.Explorer, Internet.FileServer),
        };
        yield return new ConnectionRecord(at, dice.Next(), RunningProcess.OfPerson(device, program, at.AddMinutes(-dice.Between(2, 90))), remote);
    }
}
