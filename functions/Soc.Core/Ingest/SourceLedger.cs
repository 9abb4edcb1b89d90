using Soc.Core.Stores;
using Soc.Core.Tenants;

namespace Soc.Core.Ingest;

/// <summary>Which sources a tenant has ever sent anything from: partition "tenant|sources", one document each.</summary>
public sealed class SourceLedger(IDocumentStore store)
{
    private const string Table = "sources";

    private readonly HashSet<(TenantId, SignalSource)> _noted = [];

    /// <summary>Doing it again changes nothing, and costs nothing while this object lives.</summary>
    public async Task Note(TenantId tenant, SignalSource source, CancellationToken cancellation)
    {
        if (_noted.Contains((tenant, source))) return;
        await store.Write(Table, Partition(tenant), [new Write.Insert(source.ToString(), "{}")], cancellation);
        _noted.Add((tenant, source));
    }

    public async Task<IReadOnlySet<SignalSource>> Reporting(TenantId tenant, CancellationToken cancellation)
    {
        var sources = new SortedSet<SignalSource>();
        await foreach (var document in store.Query(Table, Partition(tenant), KeyRange.All, cancellation))
            if (Enum.TryParse<SignalSource>(document.Key, out var source)) sources.Add(source);
        return sources;
    }

    private static PartitionKey Partition(TenantId tenant) => new(tenant, "sources");
}
