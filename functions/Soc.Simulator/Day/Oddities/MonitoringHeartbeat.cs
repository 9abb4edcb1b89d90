using Soc.Simulator.Day.Habits;
using Soc.Simulator.Day.Sources;
using Soc.Simulator.Day.Sources.Defender;
using Soc.Simulator.Tenant;

namespace Soc.Simulator.Day.Oddities;

internal sealed class MonitoringHeartbeat() : Oddity(
    "A service on the file server calls a public address once a minute",
    "It is the monitoring agent, installed where programs belong and run by the system.")
{
    public override IEnumerable<SourceRecord> Perform(Dice dice)
    {
        var server = InventedDevices.All.Single(device => device.Name == "nh-srv-files01");
        var start = WorkingHours.At(6, 0, dice);
        var agent = RunningProcess.OfSystem(server, KnownPrograms.Monitor, $"\"{KnownPrograms.Monitor.FolderPath}\" --service", start.AddDays(-9));
        for (var beat = 0; beat < 120; beat++)
            yield return new ConnectionRecord(start.AddMinutes(beat) + TimeSpan.FromSeconds(dice.Fraction()), dice.Next(), agent, Internet.Monitoring);
    }
}
