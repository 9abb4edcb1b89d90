using System.Collections.Concurrent;
using Soc.Core.Stores;
using Soc.Core.Tenants;

namespace Soc.Core.Ingest;

/// <summary>
/// Which sources a tenant has sent anything from, and when last: partition "tenant|sources", one document each. Safe for threads, and for
/// several hosts at once.
/// </summary>
public sealed class SourceLedger(IDocumentStore store)
{
    /// <summary>What is noted may be this old: a source that sends all the time costs one write in this span.</summary>
    public static readonly TimeSpan Grain = TimeSpan.FromHours(1);

    private const string Table = "sources";

    private readonly ConcurrentDictionary<(TenantId, SignalSource), DateTimeOffset> _noted = [];

    /// <summary>Doing it again changes nothing, and costs nothing while this object lives.</summary>
    /// <param name="arrivedAt">When the SOC had the signal in its hands, not when it happened.</param>
    public async Task Note(TenantId tenant, SignalSource source, DateTimeOffset arrivedAt, CancellationToken cancellation)
    {
        if (_noted.TryGetValue((tenant, source), out var noted) && arrivedAt - noted < Grain) return;
        var (partition, key) = (Partition(tenant), source.ToString());
        var document = await store.Get(Table, partition, key, cancellation);
        var body = SocJson.Write(new Arrival(arrivedAt));
        if (document is null) await store.Write(Table, partition, [new Write.Insert(key, body)], cancellation);
        // Another host that was faster has written much the same.
        else if (Read(document) is not { } last || arrivedAt - last >= Grain) await store.Write(Table, partition, [new Write.Replace(key, body, document.ETag)], cancellation);
        _noted[(tenant, source)] = arrivedAt;
    }

    public async Task<IReadOnlySet<SignalSource>> Reporting(TenantId tenant, CancellationToken cancellation) =>
        new SortedSet<SignalSource>((await Arrivals(tenant, cancellation)).Keys);

    /// <summary>When each source sent something last, at most <see cref="Grain"/> too early; null where only that it did is known.</summary>
    public async Task<IReadOnlyDictionary<SignalSource, DateTimeOffset?>> Arrivals(TenantId tenant, CancellationToken cancellation)
    {
        var arrivals = new SortedDictionary<SignalSource, DateTimeOffset?>();
        await foreach (var document in store.Query(Table, Partition(tenant), KeyRange.All, cancellation))
            if (Enum.TryParse<SignalSource>(document.Key, out var source)) arrivals[source] = Read(document);
        return arrivals;
    }

    /// <summary>Rows of before arrivals were noted hold none.</summary>
    private static DateTimeOffset? Read(Document document) => SocJson.Read<Arrival>(document.Body).LastArrival;

    private static PartitionKey Partition(TenantId tenant) => new(tenant, "sources");

    private sealed record Arrival(DateTimeOffset? LastArrival);
}
