using Soc.Core.Ingest.Ledger;
using Soc.Core.Stores;
using Soc.Core.Tenants;

namespace Soc.Core.Ingest;

/// <summary>Tells when a source falls silent and when it speaks again: once each, however often it looks.</summary>
public sealed class SourceWatch(IDocumentStore store, TimeProvider clock)
{
    private const string Table = "sources";
    private const string Key = "conditions";

    public async Task<IReadOnlyList<SourceReading>> Read(TenantId tenant, CancellationToken cancellation) =>
        SourceHealth.Of(await new LedgerReading(store).Standing(tenant, cancellation), await new AuditWindows(store).ReadUpTo(tenant, cancellation), clock.GetUtcNow());

    /// <param name="tell">
    /// Gets the sources that were not silent when it last looked and are now, or the other way round. What was told is noted after it, so that
    /// a crash in between tells it twice rather than never.
    /// </param>
    /// <exception cref="StoreBusyException">The store does not answer just now; trying again may help.</exception>
    public async Task Look(TenantId tenant, Action<IReadOnlyList<SourceReading>> tell, CancellationToken cancellation)
    {
        var partition = new PartitionKey(tenant, "source-health");
        var readings = await Read(tenant, cancellation);
        var document = await store.Get(Table, partition, Key, cancellation);
        var silent = document is null ? [] : SocJson.Read<SortedSet<SignalSource>>(document.Body);
        var changed = readings.Where(reading => (reading.Condition == SourceCondition.Silent) != silent.Contains(reading.Source)).ToList();
        if (changed.Count == 0) return;
        tell(changed);
        var body = SocJson.Write(readings.Where(reading => reading.Condition == SourceCondition.Silent).Select(reading => reading.Source));
        Write write = document is null ? new Write.Insert(Key, body) : new Write.Replace(Key, body, document.ETag);
        // Whoever looked at the same time has noted the same.
        await store.Write(Table, partition, [write], cancellation);
    }
}
