using System.Collections.Frozen;
using System.Text;
using Soc.Core.Prepare;
using Soc.Core.Tenants;

namespace Soc.Core.Ingest;

/// <summary>
/// Whom this SOC serves, with what it knows about them, and what tells a tenant's records that name no tenant: the subscription, the
/// workspace or the collector that they come from. What two tenants claim is nobody's. Immutable: made once for a set of tenants, and used
/// for all messages that are read by it.
/// </summary>
public sealed class ServedTenants
{
    private readonly FrozenDictionary<TenantId, TenantDirectory>? _directories;
    private readonly TextTable<TenantDirectory>? _bySpelling;
    private readonly TextTable<TenantDirectory>? _byResource;
    private readonly TextTable<TenantDirectory>? _byCollector;

    public ServedTenants(IEnumerable<TenantDirectory> directories)
    {
        _directories = directories.ToFrozenDictionary(directory => directory.Profile.Tenant);
        _bySpelling = new(_directories.Select(pair => KeyValuePair.Create(pair.Key.ToString(), pair.Value)));
        _byResource = Unambiguous(_directories.Values, profile => profile.Subscriptions.Concat(profile.Workspaces));
        _byCollector = Unambiguous(_directories.Values, profile => profile.Collectors);
    }

    public ServedTenants(IEnumerable<TenantProfile> profiles)
        : this(profiles.Select(profile => new TenantDirectory(profile)))
    {
    }

    private ServedTenants()
    {
    }

    private ServedTenants(ServedTenants tenants, TenantId? nameless)
    {
        (_directories, _bySpelling) = (tenants._directories, tenants._bySpelling);
        (_byResource, _byCollector, Nameless) = (tenants._byResource, tenants._byCollector, nameless);
    }

    /// <summary>
    /// For looking at records without a SOC: whoever is named is served, a subscription stands for its tenant, and nothing is known about them. What
    /// names a machine only is <see cref="Quarantine.Unclaimed"/>.
    /// </summary>
    public static ServedTenants Whoever { get; } = new();

    /// <summary>What is known about a tenant that is served.</summary>
    /// <exception cref="KeyNotFoundException">It is not.</exception>
    public TenantDirectory this[TenantId tenant] => _directories is null ? new(TenantProfile.Empty(tenant)) : _directories[tenant];

    /// <summary>All that are known.</summary>
    public IReadOnlyList<TenantDirectory> Directories => _directories?.Values ?? [];

    /// <returns>The same, and one more or one in place of what was known.</returns>
    public ServedTenants With(TenantDirectory directory) => new([.. _directories?.Values ?? [], directory]);

    /// <summary>
    /// Whose the records are that name nobody, neither tenant nor resource nor workspace; null: nobody's. An operator who hands over a file may
    /// say so, and nobody for a hub, where anybody may write.
    /// </summary>
    public TenantId? Nameless { get; }

    /// <returns>The same, and whose the records are that name nobody.</returns>
    public ServedTenants WithNameless(TenantId? tenant) => tenant == Nameless ? this : new(this, tenant);

    public bool Serves(TenantId tenant) => _directories is null || _directories.ContainsKey(tenant);

    /// <summary>The same for what a record says. Nearly all spell a tenant in the usual form, which takes no looking at.</summary>
    /// <returns>False where it is no tenant id; the tenant is null where it is that of a stranger.</returns>
    /// <param name="id">UTF-8, without blanks around it.</param>
    internal bool TryRead(ReadOnlySpan<byte> id, out TenantId? tenant)
    {
        tenant = null;
        if (id.IsEmpty) return false;
        if (_bySpelling is not null && _bySpelling.TryFind(id, out var directory)) tenant = directory.Profile.Tenant;
        else if (TenantId.TryParse(Encoding.UTF8.GetString(id), out var named)) tenant = Serves(named) ? named : null;
        else return false;
        return true;
    }

    /// <param name="id">An Azure subscription, or a Log Analytics workspace (its customer id), any casing; UTF-8.</param>
    internal TenantId? OfResource(ReadOnlySpan<byte> id) =>
        _byResource is null ? TenantId.TryParse(Encoding.UTF8.GetString(id), out var whoever) ? whoever : null
        : _byResource.TryFind(id, out var directory) ? directory.Profile.Tenant : null;

    /// <param name="host">Name or address of the machine that sends or relays log lines, any casing; UTF-8.</param>
    internal TenantId? OfCollector(ReadOnlySpan<byte> host) =>
        host.IsEmpty ? null
        : _byCollector is null ? Quarantine.Unclaimed
        : _byCollector.TryFind(host, out var directory) ? directory.Profile.Tenant : null;

    /// <summary>What two tenants claim is nobody's.</summary>
    private static TextTable<TenantDirectory> Unambiguous(IEnumerable<TenantDirectory> directories, Func<TenantProfile, IEnumerable<string>> claims) =>
        new(directories.SelectMany(directory => claims(directory.Profile).Select(claim => (Claim: claim.Trim(), Directory: directory)))
            .DistinctBy(pair => (pair.Claim, pair.Directory.Profile.Tenant))
            .GroupBy(pair => pair.Claim, pair => pair.Directory, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Select(directory => directory.Profile.Tenant).Distinct().Count() == 1)
            .Select(group => KeyValuePair.Create(group.Key, group.First())));
}
