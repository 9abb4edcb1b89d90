using Soc.Simulator.Day.Habits;
using Soc.Simulator.Day.Sources;
using Soc.Simulator.Day.Sources.Defender;
using Soc.Simulator.Tenant;

namespace Soc.Simulator.Day.Oddities;

internal sealed class ApprovedRemoteSupport() : Oddity(
    "A remote-support tool connects every half minute",
    "It is the tool that the company has approved, installed where programs belong.")
{
    public override IEnumerable<SourceRecord> Perform(Dice dice)
    {
        var device = InventedDevices.Of(InventedPeople.Named("yusuf.celebi"));
        var start = WorkingHours.At(10, 40, dice);
        var tool = new RunningProcess(
            KnownPrograms.RemoteSupport, $"\"{KnownPrograms.RemoteSupport.FolderPath}\" --session", device, device.Owner, 9_124, start, KnownPrograms.Explorer);
        yield return new ProcessRecord(dice.Next(), RunningProcess.OfPerson(device, KnownPrograms.Explorer, start.AddHours(-4)), tool);
        for (var beat = 0; beat < 40; beat++)
            yield return new ConnectionRecord(start.AddSeconds(3 + (30 * beat) + dice.Fraction()), dice.Next(), tool, Internet.Support);
    }
}
