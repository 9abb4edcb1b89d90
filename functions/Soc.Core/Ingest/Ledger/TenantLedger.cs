using Soc.Core.Stores;
using Soc.Core.Tenants;

namespace Soc.Core.Ingest.Ledger;

/// <summary>The ledger of one tenant. Safe for threads, and for several hosts at once: who finds that somebody else has written reads again and enters again.</summary>
internal sealed class TenantLedger(IDocumentStore store, TenantId tenant) : IDisposable
{
    private const int Attempts = 8;

    /// <summary>With a day of arrival and a day of the event each, they stay within one transaction, unless they arrived on many days.</summary>
    private const int SlotsAtOnce = 25;

    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly LedgerPages _pages = new(store, SourceLedger.Partition(tenant));

    /// <returns>Those of which no copy was entered, nor stands before them.</returns>
    public Task<IReadOnlyList<Signal>> Fresh(IReadOnlyList<Signal> signals, DateTimeOffset arrivedAt, CancellationToken cancellation) => Alone<IReadOnlyList<Signal>>(async () =>
    {
        var salt = await _pages.Salt(cancellation);
        var slots = signals.GroupBy(signal => SlotId.Of(Arrival.Of(signal, arrivedAt, Fate.Normalized))).ToList();
        await _pages.Load(slots.Select(slot => slot.Key.Key), SeenSlot.Read, cancellation);
        var fresh = new List<Signal>();
        foreach (var slot in slots)
        {
            var (seen, met) = (_pages.Get<SeenSlot>(slot.Key.Key), new HashSet<ulong>());
            fresh.AddRange(slot.Where(signal => Fingerprint.KeyOf(signal.Key, salt) is var key && met.Add(key) && !seen.Knows(key)));
        }

        return fresh;
    }, cancellation);

    public Task<Entered> Enter(IReadOnlyList<Arrival> arrivals, CancellationToken cancellation) => Alone(async () =>
    {
        var entered = Entered.Nothing;
        foreach (var some in arrivals.GroupBy(SlotId.Of).Chunk(SlotsAtOnce)) entered += await Enter(some, cancellation);
        return entered;
    }, cancellation);

    /// <summary>Takes back that an arrival lies in quarantine; doing it again changes nothing.</summary>
    public Task Withdraw(Arrival arrival, CancellationToken cancellation) => Alone(async () => await Try(async () =>
    {
        var posting = await Open([.. new[] { arrival }.GroupBy(SlotId.Of)], cancellation);
        posting.Withdraw(arrival);
        return (await _pages.Write(posting.Changed, cancellation), true);
    }), cancellation);

    private Task<Entered> Enter(IGrouping<SlotId, Arrival>[] slots, CancellationToken cancellation) => Try(async () =>
    {
        var posting = await Open(slots, cancellation);
        foreach (var slot in slots) posting.Post(slot);
        var outcome = await _pages.Write(posting.Changed, cancellation);
        if (outcome is not PageOutcome.TooLarge || slots.Length == 1) return (outcome, posting.Entered);
        return (PageOutcome.Written, await Enter(slots[..(slots.Length / 2)], cancellation) + await Enter(slots[(slots.Length / 2)..], cancellation));
    });

    private async Task<Posting> Open(IGrouping<SlotId, Arrival>[] slots, CancellationToken cancellation)
    {
        await _pages.Load(slots.Select(slot => slot.Key.Key), SeenSlot.Read, cancellation);
        await _pages.Load(slots.SelectMany(Posting.DaysOf), LedgerDay.Read, cancellation);
        await _pages.Load([LedgerKey.Sources], StandingPage.Read, cancellation);
        return new(_pages, await _pages.Salt(cancellation));
    }

    /// <exception cref="StoreBusyException">Others kept writing at the same time.</exception>
    private async Task<T> Try<T>(Func<Task<(PageOutcome Outcome, T Result)>> enter)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
            if (await enter() is (PageOutcome.Written, var result)) return result;
        throw new StoreBusyException($"The ledger of {tenant} was written by somebody else at the same time.");
    }

    private async Task<T> Alone<T>(Func<Task<T>> work, CancellationToken cancellation)
    {
        await _gate.WaitAsync(cancellation);
        try
        {
            return await work();
        }
        finally
        {
            _pages.Trim();
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();
}
