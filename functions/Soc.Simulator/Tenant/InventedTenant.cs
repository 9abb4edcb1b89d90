using Soc.Core.Prepare;
using Soc.Core.Recover;
using Soc.Core.Tenants;

namespace Soc.Simulator.Tenant;

/// <summary>
/// Nordhafen Instruments, a maker of measuring instruments that does not exist: 25 accounts, 20 devices, as they are after the attack of
/// <see cref="AttackTraces"/>.
/// </summary>
public static class InventedTenant
{
    /// <summary>The company's verified domain.</summary>
    public const string Domain = "nordhafen.example";

    /// <summary>The remote-support tool that the company's IT uses.</summary>
    public const string ApprovedRemoteTool = "fjordassist.exe";

    /// <summary>Entra appId of the newsletter tool, which keeps rules in the mailbox it sends from.</summary>
    public static string NewsletterApplicationId { get; } = InventedId.Guid("application/rundbrief");

    /// <summary>Entra tenant id, lower-case GUID.</summary>
    public static TenantId Id { get; } = TenantId.Parse(InventedId.Guid("tenant/nordhafen"));

    /// <summary>Object id of the user to whom the story happens.</summary>
    public static string VictimId => InventedPeople.Victim.Id;

    /// <summary>Defender machine id of the device on which the story ends.</summary>
    public static string VictimMachineId => InventedDevices.Victim.MachineId;

    /// <summary>The tenant as Graph and Defender show it.</summary>
    public static SimulatedTenant Seed { get; } = new(
        Id.ToString(),
        "Nordhafen Instruments",
        Domain,
        [.. InventedPeople.All.Select(InventedAccounts.Of)],
        [.. InventedDevices.All.Select(device =>
            new SimulatedDevice(device.MachineId, device.EntraDeviceId, device.DnsName, device.OsPlatform, device.Owner?.Id))]);

    /// <summary>The tenant as onboarding would have written it down before the day.</summary>
    public static TenantProfile Profile { get; } = new(
        Id,
        "Nordhafen Instruments",
        [.. InventedPeople.All.Select(Known)],
        [.. InventedDevices.All.Select(device =>
            new DirectoryDevice(device.MachineId, device.EntraDeviceId, device.Name, device.Owner?.Id, device.Administrative))],
        InventedPlaces.Known,
        [Domain, "hanse-sensorik.example", "kontor-cloud.example", "rundbrief-tool.example", "fjordassist.example"],
        [ApprovedRemoteTool],
        [NewsletterApplicationId],
        [.. InventedPeople.All.Where(person => person.Tier is not null)
            .Select(person => new Analyst(person.Id, person.DisplayName, person.Tier!.Value))])
    {
        Regimes = [NotificationRegime.Gdpr, NotificationRegime.Nis2],
    };

    private static DirectoryUser Known(InventedPerson person) => new(
        person.Id,
        person.UserPrincipalName,
        person.DisplayName,
        Privileged: person.Role is not null,
        NeverContain: person.NeverContain,
        Synchronized: person.Synchronized);
}
