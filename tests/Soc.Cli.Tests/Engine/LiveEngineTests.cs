using System.Threading.Channels;
using Soc.Cli.Engine;
using Soc.Contracts;
using Soc.Contracts.Parcels;
using Soc.Core.Processes;
using Soc.Core.Tenants;

namespace Soc.Cli.Tests.Engine;

public sealed class LiveEngineTests
{
    private static readonly TenantId Tenant = TenantId.Parse("11111111-2222-4333-8444-555555555555");
    private static readonly ProcessId Id = Parcel.IdOf(Tenant, "p-1");
    private static readonly ParcelCommand.Send Send = new("Ada", "main");

    private readonly InMemoryDocumentStore _store = new();
    private readonly SimulatedClock _clock = new(new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero));
    private readonly InMemoryParcelWorld _world;

    public LiveEngineTests() => _world = new(_clock);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact(Timeout = 60_000)]
    public async Task A_live_host_acts_on_a_signal_and_on_the_clock_and_stops_when_told()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var world = new AnnouncedWorld(_world);
        var engine = new LocalEngine(_store, ParcelWorld.Definitions, world, [Tenant], _clock);
        var running = engine.RunAsync(stop.Token);

        await engine.Deliver(Id, Send, cancellation: Cancellation);
        Assert.Equal($"{Id}|2|0", await world.Done.ReadAsync(Cancellation));
        Assert.Equal($"{Id}|2|1", await world.Done.ReadAsync(Cancellation));

        string? reminder;
        while (!world.Done.TryRead(out reminder))
        {
            _clock.Advance(TimeSpan.FromMinutes(1));
            Cancellation.ThrowIfCancellationRequested();
            await Task.Yield();
        }
        Assert.Equal($"{Id}|4|0", reminder);

        await stop.CancelAsync();
        await running;
    }

    [Fact(Timeout = 60_000)]
    public async Task A_live_host_finds_what_another_host_was_sent()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var world = new AnnouncedWorld(_world);
        var running = new LocalEngine(_store, ParcelWorld.Definitions, world, [Tenant], _clock).RunAsync(stop.Token);

        await new LocalEngine(_store, ParcelWorld.Definitions, _world, [Tenant], _clock).Deliver(Id, Send, cancellation: Cancellation);
        while (!world.Done.TryRead(out _))
        {
            _clock.Advance(LocalEngine.Patrol);
            Cancellation.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        await stop.CancelAsync();
        await running;
    }

    private sealed class AnnouncedWorld(IEffectRunner inner) : IEffectRunner
    {
        private readonly Channel<string> _done = Channel.CreateUnbounded<string>();

        public ChannelReader<string> Done => _done.Reader;

        public async Task<IReadOnlyList<Message>> Run(EffectContext context, Effect effect, CancellationToken cancellation)
        {
            var messages = await inner.Run(context, effect, cancellation);
            _done.Writer.TryWrite(context.Key);
            return messages;
        }
    }
}
