using System.Text.Json;
using Soc.Cli.Commands;
using Soc.Core;
using Soc.Core.Ingest;
using Soc.Core.Prepare;
using Soc.Core.Tenants;

namespace Soc.Cli.Hosting;

/// <summary>Tenant profiles as files, "{tenant id}.json" each. Read again whenever a file changes, so that a correction counts at once.</summary>
public sealed class ProfileFolder(string folder) : ITenantDirectories
{
    private (IReadOnlyList<TenantDirectory> Of, ServedTenants Tenants) _served = ([], new(Array.Empty<TenantDirectory>()));
    private readonly Dictionary<TenantId, (DateTime Written, TenantDirectory Directory)> _read = [];
    private readonly Dictionary<TenantId, IReadOnlyList<Baseline>> _usual = [];

    public ValueTask<TenantDirectory?> Find(TenantId tenant, CancellationToken cancellation)
    {
        var path = PathOf(tenant);
        if (!File.Exists(path)) return ValueTask.FromResult<TenantDirectory?>(null);
        var written = File.GetLastWriteTimeUtc(path);
        if (!_read.TryGetValue(tenant, out var known) || known.Written != written)
            _read[tenant] = known = (written, new TenantDirectory(Read(path), _usual.GetValueOrDefault(tenant)));
        return ValueTask.FromResult<TenantDirectory?>(known.Directory);
    }

    /// <summary>What is usual for the tenant's people, from here on.</summary>
    public void Learn(TenantId tenant, IReadOnlyList<Baseline> usual)
    {
        _usual[tenant] = usual;
        _read.Remove(tenant);
    }

    public ValueTask<IReadOnlyList<TenantId>> Tenants(CancellationToken cancellation) => ValueTask.FromResult(All());

    /// <summary>Every tenant with its profile as it stands now.</summary>
    public async Task<ServedTenants> Snapshot(CancellationToken cancellation)
    {
        var directories = new List<TenantDirectory>();
        foreach (var tenant in All())
            if (await Find(tenant, cancellation) is { } directory) directories.Add(directory);
        if (!directories.SequenceEqual(_served.Of)) _served = (directories, new(directories));
        return _served.Tenants;
    }

    public void Register(TenantProfile profile) => Files.Replace(PathOf(profile.Tenant), SocJson.Write(profile));

    /// <exception cref="CommandException">The file is no profile.</exception>
    public static TenantProfile Read(string path)
    {
        try
        {
            var profile = SocJson.Read<TenantProfile>(File.ReadAllText(path));
            return Missing(profile) is { } missing ? throw new JsonException($"'{missing}' is missing.") : profile;
        }
        catch (JsonException broken)
        {
            throw CommandException.Wrong($"{path} is not a tenant profile: {broken.Message}");
        }
    }

    private static string? Missing(TenantProfile profile) => profile switch
    {
        { Tenant: var tenant } when tenant == default => "tenant",
        { Name: null } => "name",
        { Users: null } => "users",
        { Devices: null } => "devices",
        { Networks: null } => "networks",
        { Domains: null } => "domains",
        { ApprovedRemoteTools: null } => "approvedRemoteTools",
        { TrustedApplications: null } => "trustedApplications",
        { Subscriptions: null } => "subscriptions",
        { Workspaces: null } => "workspaces",
        { Collectors: null } => "collectors",
        { Regimes: null } => "regimes",
        { Baselines: null } => "baselines",
        { Analysts: null } => "analysts",
        _ => null,
    };

    private IReadOnlyList<TenantId> All() => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder, "*.json")
            .Select(file => TenantId.TryParse(Path.GetFileNameWithoutExtension(file), out var tenant) ? tenant : (TenantId?)null)
            .OfType<TenantId>()
            .OrderBy(tenant => tenant.ToString(), StringComparer.Ordinal)]
        : [];

    private string PathOf(TenantId tenant) => Path.Combine(folder, $"{tenant}.json");
}
