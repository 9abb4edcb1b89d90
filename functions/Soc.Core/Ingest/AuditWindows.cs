using Soc.Core.Stores;
using Soc.Core.Tenants;

namespace Soc.Core.Ingest;

/// <summary>Up to when the audit log of Office 365 was read: table "audit", partition "tenant|audit", "window|{content type}".</summary>
public sealed class AuditWindows(IDocumentStore store)
{
    internal const string Table = "audit";

    private const string Prefix = "window|";

    /// <summary>Up to when any kind of content was read, whether or not anything was in it; null where nothing was ever polled.</summary>
    public async Task<DateTimeOffset?> ReadUpTo(TenantId tenant, CancellationToken cancellation)
    {
        DateTimeOffset? latest = null;
        await foreach (var row in store.Query(Table, Partition(tenant), KeyRange.StartingWith(Prefix), cancellation))
            if (SocJson.Read<DateTimeOffset>(row.Body) is var to && !(to <= latest)) latest = to;
        return latest;
    }

    /// <summary>Up to when this kind of content was read.</summary>
    public async Task<DateTimeOffset?> ReadUpTo(TenantId tenant, string contentType, CancellationToken cancellation) =>
        await store.Get(Table, Partition(tenant), Prefix + contentType, cancellation) is { } row ? SocJson.Read<DateTimeOffset>(row.Body) : null;

    public async Task Note(TenantId tenant, string contentType, DateTimeOffset to, CancellationToken cancellation)
    {
        var (key, body) = (Prefix + contentType, SocJson.Write(to));
        Write write = await store.Get(Table, Partition(tenant), key, cancellation) is { } row ? new Write.Replace(key, body, row.ETag) : new Write.Insert(key, body);
        await store.Write(Table, Partition(tenant), [write], cancellation);
    }

    internal static PartitionKey Partition(TenantId tenant) => new(tenant, "audit");
}
