using Soc.Cli.Engine;
using Soc.Cli.Stores;
using Soc.Contracts;
using Soc.Core.Stores;
using Soc.Core.Tenants;

namespace Soc.Cli.Tests.Stores;

/// <summary>Patience changes nothing about what a store does.</summary>
public sealed class PatientDocumentStoreContractTests : DocumentStoreContract
{
    private readonly InMemoryDocumentStore _store = new();

    protected override ValueTask<IDocumentStore> Open() => new(new PatientDocumentStore(_store, TimeProvider.System));
}

public sealed class PatientDocumentStoreTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly PartitionKey Partition = new(TenantId.Parse("11111111-2222-4333-8444-555555555555"), "parcel.1");

    private readonly SimulatedClock _clock = new(Noon);
    private readonly InMemoryDocumentStore _store = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact(Timeout = 60_000)]
    public async Task A_busy_store_is_asked_again_after_waits_that_double()
    {
        var outcome = await Waited(Patient(busy: 3).Write("parcels", Partition, [new Write.Insert("a", "1")], Cancellation).AsTask());

        Assert.IsType<WriteOutcome.Written>(outcome);
        Assert.Equal(PatientDocumentStore.FirstDelay * (1 + 2 + 4), _clock.GetUtcNow() - Noon);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_store_that_stays_busy_is_given_up()
    {
        await Assert.ThrowsAsync<StoreBusyException>(() => Waited(Patient(busy: PatientDocumentStore.Attempts).Get("parcels", Partition, "a", Cancellation).AsTask()));
        Assert.Null(await Waited(Patient(busy: PatientDocumentStore.Attempts - 1).Get("parcels", Partition, "a", Cancellation).AsTask()));
    }

    [Fact(Timeout = 60_000)]
    public async Task What_is_not_named_busy_is_not_tried_again()
    {
        var store = new PatientDocumentStore(new FaultyStore(_store, faults: 1, () => new StoreUnusableException("gone")), _clock);

        await Assert.ThrowsAsync<StoreUnusableException>(async () => await store.Get("parcels", Partition, "a", Cancellation));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_query_that_was_interrupted_goes_on_where_it_was()
    {
        await _store.Write("parcels", Partition, [.. "abcde".Select(key => new Write.Insert(key.ToString(), "1"))], Cancellation);

        var keys = await Waited(
            Patient(busy: 3).Query("parcels", Partition, new KeyRange("b", "e"), Cancellation).Select(document => document.Key).ToListAsync(Cancellation).AsTask());

        Assert.Equal(["b", "c", "d"], keys);
    }

    private PatientDocumentStore Patient(int busy) => new(new FaultyStore(_store, busy, () => new StoreBusyException("locked")), _clock);

    /// <summary>Lets simulated time pass, one wait after the other, until the work is done.</summary>
    private async Task<T> Waited<T>(Task<T> work)
    {
        while (!work.IsCompleted)
        {
            if (_clock.NextTimer is { } due)
                _clock.MoveTo(due);
            Cancellation.ThrowIfCancellationRequested();
            await Task.Yield();
        }
        return await work;
    }

    /// <summary>Fails the first calls; a query fails before each of its first documents instead.</summary>
    private sealed class FaultyStore(IDocumentStore inner, int faults, Func<Exception> fault) : IDocumentStore
    {
        private int _left = faults;

        public ValueTask<Document?> Get(string table, PartitionKey partition, string key, CancellationToken cancellation = default)
        {
            Fail();
            return inner.Get(table, partition, key, cancellation);
        }

        public IAsyncEnumerable<Document> Query(string table, PartitionKey partition, KeyRange range, CancellationToken cancellation = default)
        {
            var given = 0;
            return inner.Query(table, partition, range, cancellation).Select(document =>
            {
                if (given++ > 0)
                    Fail();
                return document;
            });
        }

        public ValueTask<WriteOutcome> Write(string table, PartitionKey partition, IReadOnlyList<Write> batch, CancellationToken cancellation = default)
        {
            Fail();
            return inner.Write(table, partition, batch, cancellation);
        }

        private void Fail()
        {
            if (_left-- > 0)
                throw fault();
        }
    }
}
