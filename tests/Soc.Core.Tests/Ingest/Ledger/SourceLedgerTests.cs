using Soc.Contracts;
using Soc.Core.Ingest;
using Soc.Core.Ingest.Ledger;
using Soc.Core.Stores;

namespace Soc.Core.Tests.Ingest.Ledger;

public sealed class SourceLedgerTests : SourceLedgerContract
{
    private static readonly DateTimeOffset Nine = new(2026, 11, 17, 9, 0, 0, TimeSpan.Zero);

    private readonly InMemoryDocumentStore _store = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected override ValueTask<IDocumentStore> Open() => new(_store);

    [Fact]
    public async Task A_window_that_is_full_forgets_what_came_first_and_stays_within_a_document()
    {
        const int Several = 50_000;
        var ledger = new SourceLedger(_store);
        var signals = Enumerable.Range(0, Several).Select(number => Signal($"k{number}", number)).ToList();

        await ledger.Enter([.. signals.Select(signal => Arrival.Of(signal, Nine, Fate.Normalized))], Cancellation);

        var fresh = await new SourceLedger(_store).Fresh([signals[0], signals[^1]], Nine, Cancellation);
        Assert.Equal(["k0"], fresh.Select(signal => signal.Key));
        await foreach (var document in _store.Query("ledger", new(TestTenant.Id, "ledger"), KeyRange.All, Cancellation))
            Assert.InRange(document.Body.Length, 1, StoreRules.MaximumBody);
    }

    [Fact]
    public async Task A_message_is_entered_in_one_transaction_once_its_pages_are_known()
    {
        var counting = new CountingStore(_store);
        var ledger = new SourceLedger(counting);
        await Take(ledger, 1);
        var (reads, writes) = (counting.Reads, counting.Writes);

        await Take(ledger, 2);

        Assert.Equal((reads, writes + 1), (counting.Reads, counting.Writes));
    }

    [Fact]
    public async Task An_entry_whose_answer_was_lost_is_found_entered()
    {
        var ledger = new SourceLedger(new ForgetfulStore(_store));

        await Assert.ThrowsAsync<StoreBusyException>(() => Take(ledger, 1));
        Assert.Equal(default, (await Take(ledger, 1)).Total);

        var hours = await new LedgerReading(_store).Hours(TestTenant.Id, Nine.AddDays(-1), Nine.AddDays(1), Cancellation);
        Assert.Equal(new Counts(1, 1, 0, 0, 0, 0), Assert.Single(hours).Counts);
    }

    private static Task<Entered> Take(SourceLedger ledger, long offset) => ledger.Enter([Arrival.Of(Signal($"k{offset}", offset), Nine, Fate.Normalized)], Cancellation);

    private static Signal Signal(string key, long offset) => new(TestTenant.Id, SignalSource.DefenderDeviceProcessEvents, key, Nine, default, new("hub", "0", offset, 0));

    private sealed class CountingStore(IDocumentStore inner) : IDocumentStore
    {
        public int Reads { get; private set; }

        public int Writes { get; private set; }

        public ValueTask<Document?> Get(string table, PartitionKey partition, string key, CancellationToken cancellation = default)
        {
            Reads++;
            return inner.Get(table, partition, key, cancellation);
        }

        public IAsyncEnumerable<Document> Query(string table, PartitionKey partition, KeyRange range, CancellationToken cancellation = default)
        {
            Reads++;
            return inner.Query(table, partition, range, cancellation);
        }

        public ValueTask<WriteOutcome> Write(string table, PartitionKey partition, IReadOnlyList<Write> batch, CancellationToken cancellation = default)
        {
            Writes++;
            return inner.Write(table, partition, batch, cancellation);
        }
    }

    /// <summary>Writes the first batch of more than one document, and does not say so.</summary>
    private sealed class ForgetfulStore(IDocumentStore inner) : IDocumentStore
    {
        private bool _forgot;

        public ValueTask<Document?> Get(string table, PartitionKey partition, string key, CancellationToken cancellation = default) => inner.Get(table, partition, key, cancellation);

        public IAsyncEnumerable<Document> Query(string table, PartitionKey partition, KeyRange range, CancellationToken cancellation = default) => inner.Query(table, partition, range, cancellation);

        public async ValueTask<WriteOutcome> Write(string table, PartitionKey partition, IReadOnlyList<Write> batch, CancellationToken cancellation = default)
        {
            var outcome = await inner.Write(table, partition, batch, cancellation);
            if (batch.Count < 2 || _forgot) return outcome;
            _forgot = true;
            throw new StoreBusyException("The answer was lost.");
        }
    }
}
