namespace Soc.Simulator.Tenant;

/// <summary>A device of the invented company.</summary>
/// <param name="Name">Lower-case host name, without domain.</param>
/// <param name="OsPlatform">As Defender says it.</param>
/// <param name="LocalAddress">Inside the office network.</param>
internal sealed record InventedDevice(string Name, string OsPlatform, InventedPerson? Owner, string LocalAddress)
{
    public string MachineId { get; } = InventedId.Hex($"machine/{Name}", 40);
    public string EntraDeviceId { get; } = InventedId.Guid($"device/{Name}");

    /// <summary>Joined to the directory on the premises, so that its name carries a domain.</summary>
    public bool HybridJoined { get; init; }

    /// <summary>Used to administer: PowerShell is its daily bread.</summary>
    public bool Administrative { get; init; }

    public string DnsName => HybridJoined ? $"{Name}.ad.{InventedTenant.Domain}" : Name;
    public string TrustType => HybridJoined ? "Hybrid Azure AD joined" : "Azure AD joined";
    public bool IsWindows => OsPlatform.StartsWith("Windows", StringComparison.Ordinal);
}
