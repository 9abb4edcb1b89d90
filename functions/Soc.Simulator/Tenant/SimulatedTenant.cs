namespace Soc.Simulator.Tenant;

/// <summary>An invented Microsoft 365 tenant as the Graph and Defender would show it: the seed of the loopback server's state.</summary>
/// <param name="Id">GUID, lower case.</param>
public sealed record SimulatedTenant(
    string Id,
    string DisplayName,
    string Domain,
    IReadOnlyList<SimulatedUser> Users,
    IReadOnlyList<SimulatedDevice> Devices)
{
    public IReadOnlyList<SimulatedGroup> Groups { get; init; } = [];
    public IReadOnlyList<SimulatedLocation> NamedLocations { get; init; } = [];
}

/// <param name="Roles">displayName of the directory roles that the group holds.</param>
/// <param name="Members">Object ids of users, those of nested groups among them.</param>
public sealed record SimulatedGroup(string Id, string DisplayName, IReadOnlyList<string> Members)
{
    public IReadOnlyList<string> Roles { get; init; } = [];
}

/// <param name="Ranges">In CIDR notation, as an administrator wrote them.</param>
public sealed record SimulatedLocation(string DisplayName, bool IsTrusted, IReadOnlyList<string> Ranges);

/// <param name="DirectoryRoles">displayName of the directory roles held ("Global Administrator").</param>
/// <param name="SessionsValidFrom">signInSessionsValidFromDateTime, UTC.</param>
public sealed record SimulatedUser(
    string Id,
    string UserPrincipalName,
    string DisplayName,
    DateTimeOffset SessionsValidFrom,
    bool AccountEnabled = true,
    bool OnPremisesSyncEnabled = false)
{
    public IReadOnlyList<string> DirectoryRoles { get; init; } = [];
    public IReadOnlyList<SimulatedAuthenticationMethod> AuthenticationMethods { get; init; } = [];
    public IReadOnlyList<SimulatedInboxRule> InboxRules { get; init; } = [];
}

/// <param name="Type">The OData type without its namespace: "microsoftAuthenticatorAuthenticationMethod", "phoneAuthenticationMethod", "passwordAuthenticationMethod" …</param>
/// <param name="Default">The user's default method: the Graph refuses to delete it while others are left.</param>
public sealed record SimulatedAuthenticationMethod(string Id, string Type, string DisplayName, DateTimeOffset CreatedAt, bool Default = false);

public sealed record SimulatedInboxRule(string Id, string DisplayName, bool IsEnabled = true, bool IsReadOnly = false);

/// <param name="MachineId">Defender machine id: 40 lower-case hexadecimal digits.</param>
/// <param name="EntraDeviceId">GUID, lower case.</param>
/// <param name="ComputerDnsName">Lower-case host name, with domain where it is joined to one.</param>
/// <param name="OsPlatform">As Defender says it: "Windows11", "macOS" …</param>
public sealed record SimulatedDevice(string MachineId, string EntraDeviceId, string ComputerDnsName, string OsPlatform, string? OwnerId);
