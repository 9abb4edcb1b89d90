using System.Collections.Frozen;
using Soc.Core.Prepare;
using Soc.Core.Tenants;

namespace Soc.Core.Ingest;

/// <summary>
/// Whom this SOC serves, and what tells a tenant's records that name no tenant: the subscription, the workspace or the collector that they
/// come from. What two tenants claim is nobody's.
/// </summary>
public sealed class ServedTenants
{
    private readonly Func<TenantId, bool> _serves;
    private readonly FrozenDictionary<string, TenantId> _byResource;
    private readonly FrozenDictionary<string, TenantId> _byCollector;

    public ServedTenants(IEnumerable<TenantProfile> profiles)
    {
        var served = profiles.ToList();
        _serves = served.Select(profile => profile.Tenant).ToFrozenSet().Contains;
        _byResource = Unambiguous(served, profile => profile.Subscriptions.Concat(profile.Workspaces));
        _byCollector = Unambiguous(served, profile => profile.Collectors);
    }

    private ServedTenants()
    {
        _serves = _ => true;
        _byResource = _byCollector = FrozenDictionary<string, TenantId>.Empty;
    }

    /// <summary>For looking at records without a SOC: whoever is named is served.</summary>
    public static ServedTenants Whoever { get; } = new();

    public bool Serves(TenantId tenant) => _serves(tenant);

    /// <param name="id">An Azure subscription, or a Log Analytics workspace (its customer id), any casing.</param>
    public TenantId? OfResource(string? id) => id is not null && _byResource.TryGetValue(id.Trim(), out var tenant) ? tenant : null;

    /// <param name="host">Name or address of the machine that sends or relays log lines, any casing.</param>
    public TenantId? OfCollector(string? host) => host is not null && _byCollector.TryGetValue(host.Trim(), out var tenant) ? tenant : null;

    private static FrozenDictionary<string, TenantId> Unambiguous(IEnumerable<TenantProfile> profiles, Func<TenantProfile, IEnumerable<string>> claims) =>
        profiles.SelectMany(profile => claims(profile).Select(claim => (Claim: claim, profile.Tenant)))
            .Distinct()
            .GroupBy(pair => pair.Claim, pair => pair.Tenant, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Distinct().Count() == 1)
            .ToFrozenDictionary(group => group.Key, group => group.First(), StringComparer.OrdinalIgnoreCase);
}
