using Soc.Simulator.Day.Sources;
using Soc.Simulator.Day.Sources.Defender;
using Soc.Simulator.Tenant;

namespace Soc.Simulator.Day.Habits;

/// <summary>What Windows fetches and reports by itself.</summary>
internal sealed class ServiceTraffic() : Habit(share: 105)
{
    private static readonly IReadOnlyList<InventedDevice> Machines = [.. InventedDevices.All.Where(device => device.IsWindows)];

    private static readonly IReadOnlyList<string> Groups =
    [
        "svchost.exe -k netsvcs -p -s wuauserv",
        "svchost.exe -k NetworkService -p -s DoSvc",
        "svchost.exe -k utcsvc -p",
        "svchost.exe -k LocalService -p -s W32Time",
    ];

    private protected override IEnumerable<SourceRecord> Once(Dice dice)
    {
        var at = WorkingHours.AnyTime(dice);
        var service = RunningProcess.OfSystem(dice.Pick(Machines), KnownPrograms.ServiceHost, dice.Pick(Groups), at.AddHours(-6));
        yield return new ConnectionRecord(at, dice.Next(), service, dice.Pick(Internet.Updates));
    }
}
