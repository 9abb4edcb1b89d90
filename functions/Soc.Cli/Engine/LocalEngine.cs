using System.Threading.Channels;
using Soc.Core.Processes;
using Soc.Core.Stores;
using Soc.Core.Tenants;

namespace Soc.Cli.Engine;

/// <summary>
/// Drives every process of some tenants on one machine. What is to be done stands in the store before it is done, so a host that was killed
/// goes on where it was as soon as it runs again; what was running is run once more under its old keys.
/// Commands may be delivered from any thread and by any number of hosts on one store; driving is for one thread, in the host that has the
/// <see cref="DriverSeat"/>.
/// </summary>
public sealed class LocalEngine
{
    /// <summary>How long a live host waits at most before it looks for what other hosts wrote to the same store.</summary>
    public static readonly TimeSpan Patrol = TimeSpan.FromSeconds(2);

    private readonly Channel<bool> _signals = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Dictionary<ProcessId, BrokenChainException> _broken = [];
    private readonly IReadOnlyCollection<TenantId> _tenants;
    private readonly TimeProvider _clock;
    private readonly WakeBook _wakes;
    private readonly ProcessEngine _engine;

    /// <param name="tenants">Whose processes are driven.</param>
    /// <param name="clock">The system's, or a <see cref="SimulatedClock"/>.</param>
    public LocalEngine(
        IDocumentStore store,
        IEnumerable<ProcessDefinition> definitions,
        IEffectRunner runner,
        IReadOnlyCollection<TenantId> tenants,
        TimeProvider clock)
    {
        (_tenants, _clock, _wakes) = (tenants, clock, new WakeBook(store, tenants, clock));
        _engine = new(store, definitions, runner, _wakes, clock);
    }

    /// <summary>Processes that are left alone, because their history or that of one which they speak to does not hold; the others go on.</summary>
    public IReadOnlyDictionary<ProcessId, BrokenChainException> Broken => _broken;

    /// <summary>Has a process decide a command. What follows from it is done by whichever host runs next.</summary>
    /// <param name="cause">A key under which the command is obeyed once.</param>
    /// <exception cref="BrokenChainException">The process's history does not hold.</exception>
    public async Task<Delivery> Deliver(ProcessId target, object command, string? cause = null, CancellationToken cancellation = default)
    {
        if (!_tenants.Contains(target.Tenant))
            throw new ArgumentException($"This engine does not drive tenant {target.Tenant}.", nameof(target));
        var delivery = await _engine.Deliver(target, command, cause, cancellation);
        _signals.Writer.TryWrite(true);
        return delivery;
    }

    /// <summary>The verified history of a process; empty for one that was never heard of.</summary>
    public Task<EventStream> Load(ProcessId id, CancellationToken cancellation = default) => _engine.Load(id, cancellation);

    /// <summary>Gives every process its turn that is due by now, until none is.</summary>
    public async Task RunUntilIdle(CancellationToken cancellation = default)
    {
        while (await First(cancellation) is { } wake && wake.Due <= _clock.GetUtcNow())
            await TakeTurn(wake.Id, cancellation);
    }

    /// <returns>When the next process is due: what to move a simulated clock to. Null when nothing waits for an instant.</returns>
    public async Task<DateTimeOffset?> NextDue(CancellationToken cancellation = default) => (await First(cancellation))?.Due;

    /// <summary>Runs until it is cancelled, and returns then: whatever is due, as soon as it is due or <see cref="Deliver"/> signals it.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        try
        {
            while (!cancellation.IsCancellationRequested)
            {
                // Before looking: a signal that comes while we look is not lost.
                _signals.Reader.TryRead(out _);
                await RunUntilIdle(cancellation);
                await Sleep(await NextDue(cancellation), cancellation);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Asked to stop in the middle of a turn, which the next run takes again.
        }
    }

    private Task<Wake?> First(CancellationToken cancellation) => _wakes.First(id => !_broken.ContainsKey(id), cancellation);

    private async Task TakeTurn(ProcessId id, CancellationToken cancellation)
    {
        try
        {
            IReadOnlyList<Wake> taken;
            Turn turn;
            do
            {
                taken = await _wakes.RowsOf(id, cancellation);
                turn = await _engine.Advance(id, cancellation);
            }
            while (!await _wakes.Settle(id, taken, turn.Due, cancellation));
        }
        catch (BrokenChainException broken)
        {
            _broken.Add(id, broken);
        }
    }

    private async Task Sleep(DateTimeOffset? until, CancellationToken cancellation)
    {
        var wait = until - _clock.GetUtcNow() is { } left && left < Patrol ? left : Patrol;
        if (wait <= TimeSpan.Zero)
            return;
        using var awake = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await Task.WhenAny(_signals.Reader.WaitToReadAsync(awake.Token).AsTask(), Task.Delay(wait, _clock, awake.Token));
        await awake.CancelAsync();
    }
}
