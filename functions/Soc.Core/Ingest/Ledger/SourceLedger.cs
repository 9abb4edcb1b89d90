using System.Collections.Concurrent;
using Soc.Core.Stores;
using Soc.Core.Tenants;

namespace Soc.Core.Ingest.Ledger;

/// <summary>
/// Accounts for every record that arrives: what came from which source in which hour, and what became of it; and remembers the records that were
/// dealt with, so that what is delivered more than once is worked on once. Both are one transaction, entered when a message was dealt with: a
/// message that failed half-way finds its records fresh, and one that is handled again after it was entered changes no count.
/// Safe for threads, and for several hosts at once.
/// </summary>
public sealed class SourceLedger(IDocumentStore store) : IDisposable
{
    /// <summary>How exactly it is known when a source sent last.</summary>
    public static readonly TimeSpan Grain = TimeSpan.FromHours(1);

    /// <summary>For how long after its last copy a record is known. Office 365 was seen to send records again after five days.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromDays(8);

    /// <summary>How long the hours are kept: last year's report can still be written again.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    private readonly ConcurrentDictionary<TenantId, TenantLedger> _tenants = [];

    /// <returns>The signals that have to be worked on, in their order: no copy of them was dealt with before, nor stands before them.</returns>
    public async Task<IReadOnlyList<Signal>> Fresh(IReadOnlyList<Signal> signals, DateTimeOffset arrivedAt, CancellationToken cancellation)
    {
        var fresh = new HashSet<Signal>(ReferenceEqualityComparer.Instance);
        foreach (var tenant in signals.GroupBy(signal => signal.Tenant))
            fresh.UnionWith(await Of(tenant.Key).Fresh([.. tenant], arrivedAt, cancellation));
        return [.. signals.Where(fresh.Contains)];
    }

    /// <summary>Enters what was dealt with. A copy of a record that another host has entered meanwhile counts as one.</summary>
    /// <returns>What was added: arrivals that had been entered before add nothing.</returns>
    /// <exception cref="StoreBusyException">Others kept writing at the same time.</exception>
    public async Task<Entered> Enter(IReadOnlyList<Arrival> arrivals, CancellationToken cancellation)
    {
        var entered = Entered.Nothing;
        foreach (var tenant in arrivals.GroupBy(arrival => arrival.Tenant)) entered += await Of(tenant.Key).Enter([.. tenant], cancellation);
        return entered;
    }

    /// <summary>The record lies in quarantine no longer: its hour has it no more. Doing it again changes nothing.</summary>
    /// <exception cref="StoreBusyException">Others kept writing at the same time.</exception>
    public Task Withdraw(QuarantineRow row, CancellationToken cancellation) => Of(row.Tenant).Withdraw(Arrival.Of(row), cancellation);

    /// <summary>Forgets hours older than <see cref="Kept"/>, and records of which no copy came for <see cref="Window"/>.</summary>
    public async Task Forget(TenantId tenant, DateTimeOffset now, CancellationToken cancellation)
    {
        var (begin, old) = (DateTimeOffset.MinValue, now - Window);
        await Forget(tenant, new(LedgerKey.DaysFrom(begin), LedgerKey.DaysFrom(now - Kept)), _ => true, cancellation);
        await Forget(tenant, new(SlotId.From(begin, kept: true), SlotId.From(now - Kept, kept: true)), _ => true, cancellation);
        await Forget(tenant, new(SlotId.From(begin, kept: false), SlotId.From(old, kept: false)), document => SeenSlot.TouchedAt(document.Body) < old, cancellation);
    }

    public void Dispose()
    {
        foreach (var tenant in _tenants.Values) tenant.Dispose();
    }

    internal static PartitionKey Partition(TenantId tenant) => new(tenant, "ledger");

    /// <summary>The hour in which an instant lies.</summary>
    internal static DateTimeOffset HourOf(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero);

    /// <summary>A page that somebody has written to meanwhile is used again, and stays.</summary>
    private async Task Forget(TenantId tenant, KeyRange range, Func<Document, bool> isOld, CancellationToken cancellation)
    {
        var old = await store.Query(LedgerPages.Table, Partition(tenant), range, cancellation).Where(isOld).Select(document => new Write.Delete(document.Key, document.ETag)).ToListAsync(cancellation);
        foreach (var some in old.Chunk(Write.MaximumBatch))
            if (await store.Write(LedgerPages.Table, Partition(tenant), some, cancellation) is WriteOutcome.Conflict)
                foreach (var each in some) await store.Write(LedgerPages.Table, Partition(tenant), [each], cancellation);
    }

    private TenantLedger Of(TenantId tenant) => _tenants.GetOrAdd(tenant, static (id, documents) => new(documents, id), store);
}
