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

    private const string Table = "tenants";
    private const string Key = "profile";
    private static readonly PartitionKey Register = new(Ingest.Quarantine.Unclaimed, "tenants");

    private Picture? _picture;

    public async ValueTask<TenantDirectory?> Find(TenantId tenant, CancellationToken cancellation) =>
        await store.Get(Table, Partition(tenant), Key, cancellation) is { } document ? new(SocJson.Read<TenantProfile>(document.Body)) : null;

    public async ValueTask<IReadOnlyList<TenantId>> Tenants(CancellationToken cancellation) =>
        await store.Query(Table, Register, KeyRange.All, cancellation).Select(row => TenantId.Parse(row.Key)).ToListAsync(cancellation);

    /// <summary>Every tenant with its profile, at most <see cref="Lifetime"/> old.</summary>
    public async ValueTask<IReadOnlyDictionary<TenantId, TenantDirectory>> Served(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (_picture is { } picture && now - picture.At < Lifetime) return picture.Tenants;
        var tenants = new Dictionary<TenantId, TenantDirectory>();
        foreach (var tenant in await Tenants(cancellation))
            if (await Find(tenant, cancellation) is { } directory) tenants[tenant] = directory;
        _picture = new(now, tenants);
        return tenants;
    }

    /// <summary>Writes a profile, in place of the one before.</summary>
    /// <exception cref="StoreBusyException">Somebody else wrote it at the same time.</exception>
    public async Task Save(TenantProfile profile, CancellationToken cancellation)
    {
        var (partition, body) = (Partition(profile.Tenant), SocJson.Write(profile));
        Write write = await store.Get(Table, partition, Key, cancellation) is { } document
            ? new Write.Replace(Key, body, document.ETag)
            : new Write.Insert(Key, body);
        if (await store.Write(Table, partition, [write], cancellation) is WriteOutcome.Conflict)
            throw new StoreBusyException($"The profile of {profile.Tenant} was written by somebody else at the same time.");
        await store.Write(Table, Register, [new Write.Insert(profile.Tenant.ToString(), "{}")], cancellation);
    }

    private static PartitionKey Partition(TenantId tenant) => new(tenant, Key);

    private sealed record Picture(DateTimeOffset At, IReadOnlyDictionary<TenantId, TenantDirectory> Tenants);
}
