using System.Text.Json.Serialization;
using Soc.Contracts;
using Soc.Contracts.Parcels;
using Soc.Core.Processes;
using Soc.Core.Stores;
using Soc.Core.Tenants;

namespace Soc.Core.Tests.Processes;

public sealed class ProcessEngineTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly TenantId Tenant = TenantId.Parse("11111111-2222-4333-8444-555555555555");
    private static readonly ProcessId Id = Parcel.IdOf(Tenant, "p-1");
    private static readonly ProcessId LedgerId = Ledger.IdOf(Tenant, "main");
    private static readonly ParcelCommand.Send Send = new("Ada", "main");

    private readonly InMemoryDocumentStore _store = new();
    private readonly SettableClock _clock = new(Noon);
    private readonly InMemoryParcelWorld _world;
    private readonly ListedWakes _wakes;
    private readonly ProcessEngine _engine;

    public ProcessEngineTests()
    {
        _world = new(_clock);
        _wakes = new(_store);
        _engine = EngineOn(_store);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Delivering_appends_what_was_decided_and_runs_no_effects()
    {
        Assert.Equal(new Delivery(2, 2), await Deliver(Send));

        Assert.Equal(ParcelStage.Dispatched, (await State()).Stage);
        Assert.Empty(_world.Asked);
    }

    [Fact]
    public async Task A_refusal_comes_back_and_leaves_what_the_decider_wants_remembered()
    {
        var unknown = await Deliver(new ParcelCommand.Acknowledge());
        Assert.Equal((RefusalReason.UnknownIncident, 0), (unknown.Refusal?.Reason, unknown.Events));

        await Deliver(Send);
        await RunUntilReturned();
        var late = await Deliver(new ParcelCommand.Acknowledge());

        Assert.Equal((RefusalReason.AlreadyClosed, 1), (late.Refusal?.Reason, late.Events));
        Assert.IsType<ParcelEvent.AcknowledgedTooLate>((await History())[^1]);
    }

    [Fact]
    public async Task A_command_under_a_key_is_obeyed_once()
    {
        await _engine.Deliver(LedgerId, new LedgerCommand("p-1", ParcelStage.Returned), "key-1", Cancellation);
        Assert.Equal(new Delivery(0, 1), await _engine.Deliver(LedgerId, new LedgerCommand("p-1", ParcelStage.Returned), "key-1", Cancellation));
        Assert.Equal(new Delivery(1, 2), await _engine.Deliver(LedgerId, new LedgerCommand("p-1", ParcelStage.Returned), "key-2", Cancellation));
    }

    [Fact]
    public async Task Advancing_runs_effects_delivers_their_messages_and_says_when_the_process_is_due()
    {
        await Deliver(Send);

        var turn = await _engine.Advance(Id, Cancellation);

        Assert.Equal(Noon + Parcel.Patience, turn.Due);
        Assert.Empty(turn.Touched);
        Assert.Equal([$"{Id}|2|0", $"{Id}|2|1"], _world.Asked);
        Assert.Equal($"receipt of {Id}|2|1", Assert.IsType<ParcelEvent.HandedOver>((await History())[^1]).Receipt);
    }

    [Fact]
    public async Task Advancing_again_runs_nothing_again()
    {
        await Deliver(Send);
        await _engine.Advance(Id, Cancellation);
        var asked = _world.Asked.Count;

        Assert.Equal(Noon + Parcel.Patience, (await _engine.Advance(Id, Cancellation)).Due);
        Assert.Equal(asked, _world.Asked.Count);
    }

    [Fact]
    public async Task A_due_process_is_woken_with_the_instant_at_which_that_happens()
    {
        await Deliver(Send);
        await _engine.Advance(Id, Cancellation);
        _clock.Now = Noon.AddMinutes(90);

        var turn = await _engine.Advance(Id, Cancellation);

        Assert.Equal(new ParcelEvent.Reminded(1, Noon.AddMinutes(90)), (await History())[^1]);
        Assert.Equal(Noon.AddMinutes(150), turn.Due);
    }

    [Fact]
    public async Task A_message_to_another_process_is_appended_there_and_its_effects_wait_for_its_own_turn()
    {
        await Deliver(Send);
        await _engine.Advance(Id, Cancellation);
        await Deliver(new ParcelCommand.Acknowledge());

        Assert.Equal([LedgerId], (await _engine.Advance(Id, Cancellation)).Touched);
        Assert.Equal(1, Ledger.Definition.Fold(await _engine.Load(LedgerId, Cancellation)));
        Assert.DoesNotContain($"{LedgerId}|1|0", _world.Asked);

        Assert.Empty((await _engine.Advance(LedgerId, Cancellation)).Touched);
        Assert.Contains($"{LedgerId}|1|0", _world.Asked);
    }

    [Fact]
    public async Task Whatever_is_appended_to_another_process_is_appended_under_the_wake_books_eyes()
    {
        await Deliver(Send);
        await _engine.Advance(Id, Cancellation);
        await Deliver(new ParcelCommand.Acknowledge());
        await _engine.Advance(Id, Cancellation);

        Assert.Equal([(Id, 0, 2), (Id, 3, 4), (LedgerId, 0, 1)], _wakes.Seen);
    }

    [Fact]
    public async Task The_directory_lists_the_processes_of_one_tenant_and_kind()
    {
        var second = Parcel.IdOf(Tenant, "p-0");
        await _engine.Deliver(second, Send, null, Cancellation);
        await Deliver(Send);
        await Deliver(Send);
        await _engine.Deliver(Parcel.IdOf(TenantId.Parse("11111111-2222-4333-8444-555555555556"), "p-3"), Send, null, Cancellation);
        await _engine.Deliver(Parcel.IdOf(Tenant, "p-4"), new ParcelCommand.Acknowledge(), null, Cancellation);

        Assert.Equal([second, Id], await new ProcessDirectory(_store).List(Tenant, Parcel.Kind, Cancellation).ToListAsync(Cancellation));
        Assert.Empty(await new ProcessDirectory(_store).List(Tenant, Ledger.Kind, Cancellation).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task A_message_to_another_tenant_is_a_bug_and_goes_nowhere()
    {
        var stray = LedgerId with { Tenant = TenantId.Parse("11111111-2222-4333-8444-555555555556") };
        var engine = new ProcessEngine(_store, ParcelWorld.Definitions, new Stray(stray), _wakes, _clock);
        await Deliver(Send);

        await Assert.ThrowsAsync<InvalidOperationException>(() => engine.Advance(Id, Cancellation));
        Assert.Empty((await _engine.Load(stray, Cancellation)).Events);
    }

    [Fact]
    public async Task A_command_that_loses_the_race_is_decided_anew_on_what_won()
    {
        await Deliver(Send);
        await _engine.Advance(Id, Cancellation);
        var racing = new RacingStore(_store, () => _engine.Deliver(Id, new ParcelCommand.Acknowledge(), null, Cancellation), times: 1);

        Assert.Equal(new Delivery(0, 4), await EngineOn(racing).Deliver(Id, new ParcelCommand.Acknowledge(), null, Cancellation));
        Assert.Single(await History(), e => e is ParcelEvent.Acknowledged);
    }

    [Fact]
    public async Task A_command_that_loses_every_race_says_that_the_store_is_busy()
    {
        var racing = new RacingStore(
            _store, () => _engine.Deliver(LedgerId, new LedgerCommand("p-0", ParcelStage.Returned), null, Cancellation), times: int.MaxValue);

        await Assert.ThrowsAsync<StoreBusyException>(
            () => EngineOn(racing).Deliver(LedgerId, new LedgerCommand("p-1", ParcelStage.Returned), null, Cancellation));
    }

    [Fact]
    public async Task A_process_whose_history_was_changed_is_not_driven_any_further()
    {
        await Deliver(Send);
        var row = await _store.Get(EventStreams.Table, EventStreams.PartitionOf(Id), "seq.0000000002", Cancellation);
        var changed = new Write.Replace(row!.Key, row.Body.Replace("Ada", "Eve", StringComparison.Ordinal), row.ETag);
        await _store.Write(EventStreams.Table, EventStreams.PartitionOf(Id), [changed], Cancellation);

        var broken = await Assert.ThrowsAsync<BrokenChainException>(() => _engine.Advance(Id, Cancellation));
        Assert.Equal(new ChainBreak(2, ChainFault.Changed), broken.Break);
        await Assert.ThrowsAsync<BrokenChainException>(() => Deliver(Send));
        Assert.Empty(_world.Asked);
    }

    [Fact]
    public async Task A_process_that_stays_due_however_often_it_is_woken_is_a_bug_and_said_so()
    {
        var id = new ProcessId(Tenant, "stuck", "1");
        var engine = new ProcessEngine(_store, [new ProcessDefinition<int, string, StuckEvent>("stuck", new Stuck(), _ => "wake")], _world, _wakes, _clock);
        await engine.Deliver(id, "start", null, Cancellation);

        await Assert.ThrowsAsync<InvalidOperationException>(() => engine.Advance(id, Cancellation));
    }

    [Fact]
    public async Task Commands_and_kinds_that_nobody_knows_are_refused_before_anything_is_appended()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => _engine.Deliver(Id with { Kind = "letter" }, Send, null, Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(() => _engine.Deliver(Id, "send it", null, Cancellation));
        Assert.Empty((await _engine.Load(Id, Cancellation)).Events);
    }

    [Fact]
    public void A_union_that_forgot_to_name_a_case_is_found_before_anything_is_stored() =>
        Assert.Contains(
            nameof(ForgetfulEvent.Forgotten),
            Assert.Throws<ArgumentException>(() => new ProcessDefinition<int, string, ForgetfulEvent>("forgetful", new Forgetful(), _ => "wake")).Message,
            StringComparison.Ordinal);

    private ProcessEngine EngineOn(IDocumentStore store) => new(store, ParcelWorld.Definitions, _world, _wakes, _clock);

    private Task<Delivery> Deliver(ParcelCommand command) => _engine.Deliver(Id, command, null, Cancellation);

    private async Task<ParcelState> State() => Parcel.Definition.Fold(await _engine.Load(Id, Cancellation));

    private async Task<List<ParcelEvent>> History() => [.. Parcel.Definition.History(await _engine.Load(Id, Cancellation)).Select(e => e.Event)];

    private async Task RunUntilReturned()
    {
        while ((await _engine.Advance(Id, Cancellation)).Due is { } due)
            _clock.Now = due;
        Assert.Equal(ParcelStage.Returned, (await State()).Stage);
    }

    /// <summary>Notes each append, with the stream's version before and after it.</summary>
    private sealed class ListedWakes(IDocumentStore store) : IWakeBook
    {
        private readonly EventStreams _streams = new(store);

        public List<(ProcessId Id, int Before, int After)> Seen { get; } = [];

        public async Task<Delivery> WakeAfter(ProcessId target, Func<Task<Delivery>> append, CancellationToken cancellation)
        {
            var before = await _streams.Load(target, cancellation);
            var delivery = await append();
            Seen.Add((target, before.Events.Count, (int)delivery.Version));
            return delivery;
        }
    }

    private sealed class Stray(ProcessId target) : IEffectRunner
    {
        public Task<IReadOnlyList<Message>> Run(EffectContext context, Effect effect, CancellationToken cancellation) =>
            Task.FromResult<IReadOnlyList<Message>>([new(target, new LedgerCommand("p-1", ParcelStage.Returned))]);
    }

    /// <summary>Lets somebody else write just before each of the first writes.</summary>
    private sealed class RacingStore(IDocumentStore inner, Func<Task> other, int times) : IDocumentStore
    {
        private int _left = times;

        public ValueTask<Document?> Get(string table, PartitionKey partition, string key, CancellationToken cancellation = default) =>
            inner.Get(table, partition, key, cancellation);

        public IAsyncEnumerable<Document> Query(string table, PartitionKey partition, KeyRange range, CancellationToken cancellation = default) =>
            inner.Query(table, partition, range, cancellation);

        public async ValueTask<WriteOutcome> Write(
            string table, PartitionKey partition, IReadOnlyList<Write> batch, CancellationToken cancellation = default)
        {
            if (_left-- > 0)
                await other();
            return await inner.Write(table, partition, batch, cancellation);
        }
    }

    private sealed class Stuck : IDecider<int, string, StuckEvent>
    {
        public int Initial => 0;

        public Outcome<StuckEvent> Decide(string command, int state) => command == "start" ? Outcome.Of<StuckEvent>(new StuckEvent.Started()) : Outcome.Nothing<StuckEvent>();

        public int Evolve(int state, StuckEvent @event) => state + 1;

        public DateTimeOffset? Due(int state) => Noon;

        public IEnumerable<Effect> Effects(int state, StuckEvent @event) => [];
    }

    [JsonDerivedType(typeof(Started), "started")]
    private abstract record StuckEvent
    {
        public sealed record Started : StuckEvent;
    }

    private sealed class Forgetful : IDecider<int, string, ForgetfulEvent>
    {
        public int Initial => 0;

        public Outcome<ForgetfulEvent> Decide(string command, int state) => Outcome.Nothing<ForgetfulEvent>();

        public int Evolve(int state, ForgetfulEvent @event) => state;

        public DateTimeOffset? Due(int state) => null;

        public IEnumerable<Effect> Effects(int state, ForgetfulEvent @event) => [];
    }

    [JsonPolymorphic]
    [JsonDerivedType(typeof(Named), "named")]
    private abstract record ForgetfulEvent
    {
        public sealed record Named : ForgetfulEvent;

        public sealed record Forgotten : ForgetfulEvent;
    }
}
