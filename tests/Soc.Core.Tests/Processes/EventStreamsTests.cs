using Soc.Contracts;
using Soc.Core.Processes;
using Soc.Core.Stores;
using Soc.Core.Tenants;

namespace Soc.Core.Tests.Processes;

public sealed class EventStreamsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly ProcessId Id = new(TenantId.Parse("11111111-2222-4333-8444-555555555555"), "parcel", "p-1");

    private readonly InMemoryDocumentStore _store = new();
    private readonly EventStreams _streams;

    public EventStreamsTests() => _streams = new(_store);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_process_that_was_never_heard_of_has_an_empty_whole_history()
    {
        var stream = await _streams.Load(Id, Cancellation);

        Assert.Empty(stream.Events);
        Assert.Equal(new ChainVerdict(0, Chain.Genesis(Id), null), await _streams.Verify(Id, Cancellation));
    }

    [Fact]
    public async Task Events_come_back_as_they_were_appended_each_following_the_one_before()
    {
        await Append(Event(1), Event(2));
        Assert.True(await _streams.Append(await _streams.Load(Id, Cancellation), [Event(3)], Noon.AddHours(1), "cause", Cancellation));

        var stream = await _streams.Load(Id, Cancellation);

        Assert.Equal([1, 2, 3], stream.Events.Select(e => e.Sequence));
        Assert.Equal([Event(1), Event(2), Event(3)], stream.Events.Select(e => new NewEvent(e.Type, e.Payload)));
        Assert.Equal([Noon, Noon, Noon.AddHours(1)], stream.Events.Select(e => e.RecordedAt));
        Assert.Equal([null, null, "cause"], stream.Events.Select(e => e.Cause));
        Assert.Equal([Chain.Genesis(Id), stream.Events[0].Hash, stream.Events[1].Hash], stream.Events.Select(e => e.Previous));
        Assert.Equal(new ChainVerdict(3, stream.Hash, null), await _streams.Verify(Id, Cancellation));
    }

    [Fact]
    public async Task A_payload_keeps_its_bytes_whatever_json_would_make_of_them()
    {
        var payload = """{"n":1.50,"text":"\u00e9 & é \u003c","nested":{"a":[1e2,null]}}""";
        await Append(new NewEvent("happened", payload));

        Assert.Equal(payload, Assert.Single((await _streams.Load(Id, Cancellation)).Events).Payload);
    }

    [Fact]
    public async Task Of_two_appends_after_the_same_event_the_second_is_turned_away()
    {
        var stream = await _streams.Load(Id, Cancellation);

        Assert.True(await _streams.Append(stream, [Event(1)], Noon, cancellation: Cancellation));
        Assert.False(await _streams.Append(stream, [Event(2)], Noon, cancellation: Cancellation));
        Assert.Equal(Event(1).Payload, Assert.Single((await _streams.Load(Id, Cancellation)).Events).Payload);
    }

    [Fact]
    public async Task A_decision_fits_one_batch_or_is_refused_whole()
    {
        NewEvent[] events = [.. Enumerable.Range(1, EventStreams.MaximumAppend + 1).Select(Event)];

        await Assert.ThrowsAsync<ArgumentException>(() => Append(events));
        await Assert.ThrowsAsync<ArgumentException>(() => Append());
        Assert.Empty((await _streams.Load(Id, Cancellation)).Events);
        await Append(events[..^1]);
        Assert.Equal(EventStreams.MaximumAppend, (await _streams.Load(Id, Cancellation)).Version);
    }

    [Fact]
    public async Task A_long_history_is_appended_to_and_read_in_order()
    {
        for (var i = 0; i < 12; i++)
            await Append([.. Enumerable.Range(i * 90, 90).Select(Event)]);

        var stream = await _streams.Load(Id, Cancellation);

        Assert.Equal(Enumerable.Range(0, 12 * 90).Select(i => Event(i).Payload), stream.Events.Select(e => e.Payload));
    }

    [Fact]
    public async Task The_effect_cursor_moves_beside_the_chain_and_only_from_where_it_was_read()
    {
        await Append(Event(1), Event(2));
        var stream = await _streams.Load(Id, Cancellation);

        var moved = await _streams.MoveCursor(stream, 1, Cancellation);
        Assert.Null(await _streams.MoveCursor(stream, 2, Cancellation));
        Assert.NotNull(moved);
        Assert.NotNull(await _streams.MoveCursor(moved, 2, Cancellation));

        var reloaded = await _streams.Load(Id, Cancellation);
        Assert.Equal(2, reloaded.EffectsDone);
        Assert.Equal(stream.Hash, reloaded.Hash);
    }

    [Fact]
    public async Task Histories_of_processes_and_tenants_are_apart()
    {
        await Append(Event(1));

        Assert.Empty((await _streams.Load(Id with { Key = "p-10" }, Cancellation)).Events);
        Assert.Empty((await _streams.Load(Id with { Kind = "ledger" }, Cancellation)).Events);
        Assert.Empty((await _streams.Load(Id with { Tenant = TenantId.Parse("11111111-2222-4333-8444-555555555556") }, Cancellation)).Events);
    }

    [Theory]
    [InlineData("parcel", "p/1")]
    [InlineData("parcel", "p 1")]
    [InlineData("parcel", "p|1")]
    [InlineData("parcel", "")]
    [InlineData("par.cel", "1")]
    [InlineData("", "1")]
    public async Task An_address_that_could_be_read_in_two_ways_is_refused(string kind, string key) =>
        await Assert.ThrowsAsync<ArgumentException>(() => _streams.Load(new ProcessId(Id.Tenant, kind, key), Cancellation));

    [Fact]
    public async Task A_reader_that_catches_a_writer_halfway_reads_again()
    {
        await Append(Event(1));
        var halfway = new HalfwayStore(_store, hidden: "head", times: 2);

        Assert.Single((await new EventStreams(halfway).Load(Id, Cancellation)).Events);
    }

    [Fact]
    public async Task What_stays_halfway_is_broken()
    {
        await Append(Event(1));
        var halfway = new HalfwayStore(_store, hidden: "head", times: int.MaxValue);

        var broken = await Assert.ThrowsAsync<BrokenChainException>(() => new EventStreams(halfway).Load(Id, Cancellation));
        Assert.Equal(new ChainBreak(1, ChainFault.BeyondHead), broken.Break);
    }

    /// <summary>Known answer, computed apart from the product: python3 hashlib over the fields as <see cref="Chain"/> describes them.</summary>
    [Fact]
    public void The_hash_is_the_one_that_its_description_gives()
    {
        Assert.Equal("435b92474d795e4563ac79915f30660c7a1f417bf55e999a5846e4f836cf9e5e", Chain.Genesis(Id));
        Assert.Equal("a7e12fed82fac659bc1c51193e3e730dfe6a5377ebfaf0a4b2530c828e59c79f", Chain.HashOf(Chain.Genesis(Id), 1, "happened", Noon, null, """{"n":1}"""));
        Assert.Equal("3bba4911ca5c050c93262c2c357900dc8888d4aad11d6f8d7d39edb2c74a16e8", Chain.HashOf(Chain.Genesis(Id), 1, "happened", Noon, "é", """{"n":1}"""));
    }

    private static NewEvent Event(int number) => new("happened", $$"""{"n":{{number}}}""");

    private async Task Append(params NewEvent[] events) =>
        Assert.True(await _streams.Append(await _streams.Load(Id, Cancellation), events, Noon, cancellation: Cancellation));

    /// <summary>A store whose queries overlook a document for a while, as one that is read in pages does when a batch lands between them.</summary>
    private sealed class HalfwayStore(IDocumentStore inner, string hidden, int times) : IDocumentStore
    {
        private int _left = times;

        public ValueTask<Document?> Get(string table, PartitionKey partition, string key, CancellationToken cancellation = default) =>
            inner.Get(table, partition, key, cancellation);

        public IAsyncEnumerable<Document> Query(string table, PartitionKey partition, KeyRange range, CancellationToken cancellation = default)
        {
            var all = inner.Query(table, partition, range, cancellation);
            return _left-- > 0 ? all.Where(document => document.Key != hidden) : all;
        }

        public ValueTask<WriteOutcome> Write(string table, PartitionKey partition, IReadOnlyList<Write> batch, CancellationToken cancellation = default) =>
            inner.Write(table, partition, batch, cancellation);
    }
}
