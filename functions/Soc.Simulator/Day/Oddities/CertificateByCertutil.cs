using Soc.Simulator.Day.Habits;
using Soc.Simulator.Day.Sources;
using Soc.Simulator.Day.Sources.Defender;
using Soc.Simulator.Tenant;

namespace Soc.Simulator.Day.Oddities;

internal sealed class CertificateByCertutil() : Oddity(
    "IT checks and installs a certificate with certutil",
    "Certutil is meant for that: it verifies and adds a certificate, and fetches no program.")
{
    private static readonly IReadOnlyList<string> Lines =
    [
        @"certutil.exe -verify -urlfetch C:\Admin\certificates\nh-issuing-ca.cer",
        @"certutil.exe -addstore -f CA C:\Admin\certificates\nh-issuing-ca.cer",
        "certutil.exe -store CA",
    ];

    public override IEnumerable<SourceRecord> Perform(Dice dice)
    {
        var server = InventedDevices.All.Single(device => device.Name == "nh-srv-files01");
        var start = WorkingHours.At(13, 20, dice);
        var prompt = new RunningProcess(
            KnownPrograms.CommandPrompt, "\"cmd.exe\"", server, InventedPeople.GlobalAdministrator, 7_720, start, KnownPrograms.Explorer) { Elevated = true };
        foreach (var (line, index) in Lines.Select((line, index) => (line, index)))
        {
            var run = prompt with
            {
                Program = KnownPrograms.Certutil,
                CommandLine = line,
                Id = 7_800 + (4 * index),
                StartedAt = start.AddMinutes(index + 1),
                Parent = KnownPrograms.CommandPrompt,
            };
            yield return new ProcessRecord(dice.Next(), prompt, run);
            if (index == 0) yield return new ConnectionRecord(run.StartedAt.AddSeconds(1), dice.Next(), run, Internet.Updates[3]);
        }
    }
}
