using Soc.Core.Prepare;

namespace Soc.Microsoft365.Defender;

/// <summary>The machines that Defender for Endpoint knows (learn.microsoft.com/defender-endpoint/api/get-machines; Machine.Read.All).</summary>
internal static class MachineSurvey
{
    /// <summary>One machine that was installed again is listed once for each time: the one that was seen last counts.</summary>
    public static async Task<IReadOnlyList<DirectoryDevice>> Devices(DefenderClient defender, CancellationToken cancellation) =>
    [
        .. (await defender.Machines(cancellation))
            .Where(machine => machine.ComputerDnsName is { Length: > 0 })
            .GroupBy(machine => machine.AadDeviceId ?? machine.Id, StringComparer.OrdinalIgnoreCase)
            .Select(same => same.MaxBy(machine => machine.LastSeen)!)
            .Select(machine => new DirectoryDevice(
                machine.Id.ToLowerInvariant(), machine.AadDeviceId?.ToLowerInvariant() ?? "", machine.ComputerDnsName!.Split('.', 2)[0].ToLowerInvariant(), OwnerId: null)),
    ];
}
