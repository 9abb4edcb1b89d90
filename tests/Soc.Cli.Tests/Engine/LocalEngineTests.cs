using Soc.Cli.Engine;
using Soc.Contracts;
using Soc.Contracts.Parcels;
using Soc.Core.Processes;
using Soc.Core.Stores;
using Soc.Core.Tenants;

namespace Soc.Cli.Tests.Engine;

public sealed class LocalEngineTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly TenantId Tenant = TenantId.Parse("11111111-2222-4333-8444-555555555555");
    private static readonly TenantId OtherTenant = TenantId.Parse("11111111-2222-4333-8444-555555555556");
    private static readonly ProcessId Id = Parcel.IdOf(Tenant, "p-1");
    private static readonly ProcessId LedgerId = Ledger.IdOf(Tenant, "main");
    private static readonly ParcelCommand.Send Send = new("Ada", "main");

    private readonly InMemoryDocumentStore _store = new();
    private readonly SimulatedClock _clock = new(Noon);
    private readonly InMemoryParcelWorld _world;

    public LocalEngineTests() => _world = new(_clock);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_process_is_carried_from_one_due_instant_to_the_next_until_it_is_done()
    {
        var engine = NewEngine();
        await engine.Deliver(Id, Send, cancellation: Cancellation);
        await engine.RunUntilIdle(Cancellation);

        var jumps = new List<DateTimeOffset>();
        while (await engine.NextDue(Cancellation) is { } due)
        {
            jumps.Add(due);
            _clock.MoveTo(due);
            await engine.RunUntilIdle(Cancellation);
        }

        Assert.Equal([Noon.AddHours(1), Noon.AddHours(2), Noon.AddHours(3)], jumps);
        Assert.Equal(ParcelStage.Returned, await Stage(engine));
        Assert.Contains($"{LedgerId}|1|0", _world.Happened.Keys);
    }

    [Fact]
    public async Task Nothing_is_woken_before_it_is_due()
    {
        var engine = NewEngine();
        await engine.Deliver(Id, Send, cancellation: Cancellation);
        await engine.RunUntilIdle(Cancellation);
        _clock.MoveTo(Noon.AddHours(1).AddTicks(-1));
        await engine.RunUntilIdle(Cancellation);

        Assert.Equal(3, (await engine.Load(Id, Cancellation)).Version);
    }

    [Fact]
    public async Task What_one_host_was_sent_another_host_carries_out()
    {
        await NewEngine().Deliver(Id, Send, cancellation: Cancellation);

        var next = NewEngine();
        await next.RunUntilIdle(Cancellation);

        Assert.Equal(ParcelStage.Waiting, await Stage(next));
        Assert.Equal(Noon + Parcel.Patience, await next.NextDue(Cancellation));
    }

    [Fact]
    public async Task An_earlier_due_instant_takes_the_place_of_a_later_one()
    {
        var engine = NewEngine();
        await engine.Deliver(Id, Send, cancellation: Cancellation);
        await engine.RunUntilIdle(Cancellation);
        await engine.Deliver(Id, new ParcelCommand.Acknowledge(), cancellation: Cancellation);
        await engine.RunUntilIdle(Cancellation);

        Assert.Null(await engine.NextDue(Cancellation));
    }

    [Fact]
    public async Task A_command_that_left_nothing_asks_for_no_turn()
    {
        var engine = NewEngine();
        await engine.Deliver(Id, new ParcelCommand.Acknowledge(), cancellation: Cancellation);

        Assert.Null(await engine.NextDue(Cancellation));
    }

    [Fact]
    public async Task Every_tenant_gets_its_turns_the_earliest_first_and_a_strange_one_is_turned_away()
    {
        var theirs = Parcel.IdOf(OtherTenant, "p-1");
        var both = NewEngine(Tenant, OtherTenant);
        await both.Deliver(theirs, Send, cancellation: Cancellation);
        _clock.Advance(TimeSpan.FromMinutes(1));
        await both.Deliver(Id, Send, cancellation: Cancellation);
        await both.RunUntilIdle(Cancellation);

        Assert.Equal([OtherTenant, OtherTenant, Tenant, Tenant], _world.Asked.Select(key => TenantId.Parse(key.Split('|')[0])));
        await Assert.ThrowsAsync<ArgumentException>(() => NewEngine().Deliver(theirs, Send, cancellation: Cancellation));
    }

    [Fact]
    public async Task A_broken_history_stops_its_process_and_no_other()
    {
        var engine = NewEngine();
        await engine.Deliver(Id, Send, cancellation: Cancellation);
        await engine.Deliver(Parcel.IdOf(Tenant, "p-2"), Send, cancellation: Cancellation);
        var row = await _store.Get(EventStreams.Table, EventStreams.PartitionOf(Id), "seq.0000000001", Cancellation);
        await _store.Write(EventStreams.Table, EventStreams.PartitionOf(Id), [new Write.Delete(row!.Key, row.ETag)], Cancellation);

        await engine.RunUntilIdle(Cancellation);

        var (broken, reason) = Assert.Single(engine.Broken);
        Assert.Equal((Id, new ChainBreak(1, ChainFault.Missing)), (broken, reason.Break));
        Assert.Equal(2, _world.Asked.Count);
        Assert.All(_world.Asked, key => Assert.Contains("p-2", key, StringComparison.Ordinal));
        Assert.Equal(Noon + Parcel.Patience, await engine.NextDue(Cancellation));
    }

    [Fact]
    public async Task A_turn_that_another_host_takes_just_before_the_append_is_not_the_last_one()
    {
        var other = NewEngine();
        var engine = NewEngine(new InterruptedStore(_store, EventStreams.Table, before: () => other.RunUntilIdle(Cancellation)));

        await engine.Deliver(Id, Send, cancellation: Cancellation);
        await other.RunUntilIdle(Cancellation);

        Assert.Equal(ParcelStage.Waiting, await Stage(other));
    }

    [Fact]
    public async Task Even_a_host_that_is_killed_just_after_such_an_append_leaves_its_process_to_be_found()
    {
        var other = NewEngine();
        var interrupted = new InterruptedStore(
            _store, EventStreams.Table, before: () => other.RunUntilIdle(Cancellation), after: () => throw new KilledException());

        await Assert.ThrowsAsync<KilledException>(() => NewEngine(interrupted).Deliver(Id, Send, cancellation: Cancellation));
        Assert.Equal(Noon + WakeBook.Grace, await other.NextDue(Cancellation));
        _clock.Advance(WakeBook.Grace);
        await other.RunUntilIdle(Cancellation);

        Assert.Equal(ParcelStage.Waiting, await Stage(other));
    }

    [Fact]
    public async Task A_command_that_comes_during_its_processs_turn_gets_a_turn_too()
    {
        var other = NewEngine();
        var engine = NewEngine(new InterruptedStore(
            _store, "wakes", before: () => other.Deliver(LedgerId, new LedgerCommand("p-9", ParcelStage.Returned), cancellation: Cancellation), skip: 2));

        await engine.Deliver(LedgerId, new LedgerCommand("p-8", ParcelStage.Returned), cancellation: Cancellation);
        await engine.RunUntilIdle(Cancellation);

        Assert.Equal([$"{LedgerId}|1|0", $"{LedgerId}|2|0"], _world.Asked);
        Assert.Null(await engine.NextDue(Cancellation));
    }

    private LocalEngine NewEngine(params TenantId[] tenants) => NewEngine(_store, tenants);

    private LocalEngine NewEngine(IDocumentStore store, params TenantId[] tenants) =>
        new(store, ParcelWorld.Definitions, _world, tenants.Length == 0 ? [Tenant] : tenants, _clock);

    private static async Task<ParcelStage> Stage(LocalEngine engine) => Parcel.Definition.Fold(await engine.Load(Id, Cancellation)).Stage;
}
