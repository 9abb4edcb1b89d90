using System.Text;
using Soc.Simulator.Day.Habits;
using Soc.Simulator.Day.Sources;
using Soc.Simulator.Day.Sources.Defender;
using Soc.Simulator.Tenant;

namespace Soc.Simulator.Day.Oddities;

internal sealed class EncodedAdministration() : Oddity(
    "Administrators run encoded PowerShell commands",
    "They do so on administrative devices, where it is their daily bread.")
{
    private static readonly IReadOnlyList<string> Commands =
    [
        "Get-Service | Where-Object Status -eq 'Stopped'",
        "Get-MessageTrace -StartDate (Get-Date).AddDays(-1)",
        "Get-WindowsUpdateLog",
        "Get-ADReplicationFailure -Target nh-srv-files01",
    ];

    public override IEnumerable<SourceRecord> Perform(Dice dice)
    {
        foreach (var person in new[] { InventedPeople.GlobalAdministrator, InventedPeople.ExchangeAdministrator })
            foreach (var command in Commands)
                yield return Run(person, command, dice);
    }

    private static ProcessRecord Run(InventedPerson person, string command, Dice dice)
    {
        var at = WorkingHours.Pick(dice);
        var device = InventedDevices.Of(person);
        var encoded = Convert.ToBase64String(Encoding.Unicode.GetBytes(command));
        var line = $"\"powershell.exe\" -NoProfile -NonInteractive -EncodedCommand {encoded}";
        var id = 4 * dice.Between(700, 6_000);
        var shell = new RunningProcess(KnownPrograms.PowerShell, line, device, person, id, at, KnownPrograms.CommandPrompt) { Elevated = true };
        var prompt = RunningProcess.OfPerson(device, KnownPrograms.CommandPrompt, at.AddMinutes(-7)) with { Elevated = true };
        return new ProcessRecord(dice.Next(), prompt, shell);
    }
}
