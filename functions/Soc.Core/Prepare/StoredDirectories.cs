using Soc.Core.Ingest;
using Soc.Core.Stores;
using Soc.Core.Tenants;

namespace Soc.Core.Prepare;

/// <summary>
/// Tenant profiles as documents: partition "tenant|profile", one document "profile"; and who there is, in partition "nobody|tenants", one
/// document for each tenant. Safe for threads.
/// </summary>
public sealed class StoredDirectories(IDocumentStore store, TimeProvider clock) : ITenantDirectories
{
    /// <summary>How old the picture may be that telemetry is read by. Whoever acts on a tenant asks <see cref="Find"/>, which is never old.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    private const int Attempts = 5;
    private const string Table = "tenants";
    private const string Key = "profile";
    private static readonly PartitionKey Register = new(Quarantine.Unclaimed, "tenants");

    private readonly BaselineBook _baselines = new(store);
    private Picture? _picture;

    public async ValueTask<TenantDirectory?> Find(TenantId tenant, CancellationToken cancellation) =>
        await store.Get(Table, Partition(tenant), Key, cancellation) is { } document
            ? new(SocJson.Read<TenantProfile>(document.Body), await _baselines.Of(tenant, cancellation))
            : null;

    public async ValueTask<IReadOnlyList<TenantId>> Tenants(CancellationToken cancellation) =>
        await store.Query(Table, Register, KeyRange.All, cancellation).Select(row => TenantId.Parse(row.Key)).ToListAsync(cancellation);

    /// <summary>Every tenant with its profile, at most <see cref="Lifetime"/> old.</summary>
    public async ValueTask<ServedTenants> Served(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (_picture is { } picture && now - picture.At < Lifetime) return picture.Tenants;
        var directories = new List<TenantDirectory>();
        foreach (var tenant in await Tenants(cancellation))
            if (await Find(tenant, cancellation) is { } directory) directories.Add(directory);
        var tenants = new ServedTenants(directories);
        _picture = new(now, tenants);
        return tenants;
    }

    /// <summary>Writes a profile, in place of the one before.</summary>
    /// <exception cref="StoreBusyException">Others kept writing it at the same time.</exception>
    public Task Save(TenantProfile profile, CancellationToken cancellation) => Change(profile.Tenant, _ => profile, cancellation);

    /// <summary>Writes what a profile becomes. What somebody else writes in between is not lost: the change is made again upon it.</summary>
    /// <param name="change">Gets the standing profile, or null for a tenant that has none.</param>
    /// <exception cref="StoreBusyException">Others kept writing it at the same time.</exception>
    public async Task Change(TenantId tenant, Func<TenantProfile?, TenantProfile> change, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (!await TryChange(tenant, change, cancellation)) continue;
            await store.Write(Table, Register, [new Write.Insert(tenant.ToString(), "{}")], cancellation);
            _picture = null;
            return;
        }

        throw new StoreBusyException($"The profile of {tenant} was written by somebody else at the same time.");
    }

    private async Task<bool> TryChange(TenantId tenant, Func<TenantProfile?, TenantProfile> change, CancellationToken cancellation)
    {
        var partition = Partition(tenant);
        var document = await store.Get(Table, partition, Key, cancellation);
        var body = SocJson.Write(change(document is null ? null : SocJson.Read<TenantProfile>(document.Body)));
        Write write = document is null ? new Write.Insert(Key, body) : new Write.Replace(Key, body, document.ETag);
        return await store.Write(Table, partition, [write], cancellation) is not WriteOutcome.Conflict;
    }

    private static PartitionKey Partition(TenantId tenant) => new(tenant, Key);

    private sealed record Picture(DateTimeOffset At, ServedTenants Tenants);
}
