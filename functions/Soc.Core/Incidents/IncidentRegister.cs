using System.Runtime.CompilerServices;
using Soc.Core.Stores;
using Soc.Core.Tenants;

namespace Soc.Core.Incidents;

/// <summary>Which incidents a tenant has: partition "tenant|incidents", one document each.</summary>
public sealed class IncidentRegister(IDocumentStore store)
{
    private const string Table = "incidents";

    /// <summary>Doing it again changes nothing.</summary>
    public async Task Add(TenantId tenant, string incident, CancellationToken cancellation) =>
        await store.Write(Table, Partition(tenant), [new Write.Insert(incident, "{}")], cancellation);

    public async IAsyncEnumerable<string> List(TenantId tenant, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var document in store.Query(Table, Partition(tenant), KeyRange.All, cancellation))
            yield return document.Key;
    }

    private static PartitionKey Partition(TenantId tenant) => new(tenant, "incidents");
}
