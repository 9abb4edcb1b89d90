using System.Net;
using Soc.Core.Recover;
using Soc.Core.Tenants;
using Soc.Core.Triage;

namespace Soc.Core.Prepare;

/// <summary>
/// What the SOC knows about a tenant before anything happens: people, devices, places, tools. Onboarding writes it, humans correct it,
/// and no signal changes it, so that results do not depend on arrival order.
/// </summary>
public sealed record TenantProfile(
    TenantId Tenant,
    string Name,
    IReadOnlyList<DirectoryUser> Users,
    IReadOnlyList<DirectoryDevice> Devices,
    IReadOnlyList<KnownNetwork> Networks,
    IReadOnlyList<string> Domains,
    IReadOnlyList<string> ApprovedRemoteTools,
    IReadOnlyList<string> TrustedApplications,
    IReadOnlyList<Analyst> Analysts)
{
    /// <summary>Ids of its Azure subscriptions: lower-case GUIDs. Records of Azure resources name these rather than the tenant.</summary>
    public IReadOnlyList<string> Subscriptions { get; init; } = [];

    /// <summary>Customer ids of its Log Analytics workspaces: lower-case GUIDs. Exported tables call them TenantId.</summary>
    public IReadOnlyList<string> Workspaces { get; init; } = [];

    /// <summary>Host names or addresses of the machines that send or relay its syslog and CEF lines, which name no tenant at all.</summary>
    public IReadOnlyList<string> Collectors { get; init; } = [];

    /// <summary>What is usual for its people where somebody wrote it down, as the cases of rules do; else it is rolled up from their sign-ins.</summary>
    public IReadOnlyList<Baseline> Baselines { get; init; } = [];

    /// <summary>Laws that want somebody to be told of incidents. Empty until people who know say which: the SOC cannot.</summary>
    public IReadOnlyList<NotificationRegime> Regimes { get; init; } = [];

    /// <summary>App ids of the SOC's own applications: lower-case GUIDs. What they do in the tenant is counted and not looked at.</summary>
    public IReadOnlyList<string> OwnApplications { get; init; } = [];

    public static TenantProfile Empty(TenantId tenant) => new(tenant, tenant.ToString(), [], [], [], [], [], [], []);
}

/// <param name="Id">Entra object id, lower-case GUID.</param>
/// <param name="UserPrincipalName">Lower case.</param>
/// <param name="Privileged">Holds a directory role that needs two persons to act against.</param>
/// <param name="NeverContain">Break-glass account, or the account that synchronizes the directory.</param>
/// <param name="Synchronized">onPremisesSyncEnabled.</param>
public sealed record DirectoryUser(
    string Id,
    string UserPrincipalName,
    string DisplayName,
    bool Privileged = false,
    bool NeverContain = false,
    bool Synchronized = false);

/// <param name="Id">Defender machine id: 40 lower-case hexadecimal digits.</param>
/// <param name="EntraDeviceId">Lower-case GUID.</param>
/// <param name="Name">Lower-case host name, without domain.</param>
/// <param name="OwnerId">Object id of the registered owner, or null.</param>
public sealed record DirectoryDevice(string Id, string EntraDeviceId, string Name, string? OwnerId, bool Administrative = false);

/// <param name="Shared">Many people leave through it (an office's egress): it must not tie their alerts together.</param>
public sealed record KnownNetwork(IPNetwork Range, string Name, bool Shared);

/// <summary>A person who may decide, up to a tier.</summary>
/// <param name="Id">Entra object id.</param>
public sealed record Analyst(string Id, string Name, Tier Tier);
