using Soc.Core.Stores;

namespace Soc.Core.Processes;

/// <summary>
/// Drives processes of every registered kind, one turn at a time; a host decides when to turn which. All it knows is in the store:
/// killed anywhere, the next turn goes on. Effects run at least once, always under the same key; a message of an effect is
/// obeyed at most once. Several engines may drive the same process at once: one of them appends, the other decides anew.
/// </summary>
/// <param name="clock">Says when events are recorded and what is due; deciders see time only in commands.</param>
public sealed class ProcessEngine(
    IDocumentStore store, IEnumerable<ProcessDefinition> definitions, IEffectRunner runner, IWakeBook wakes, TimeProvider clock)
{
    private const int Attempts = 16;

    /// <summary>A process that was asleep for long may be due many times over; one that never comes to rest is broken.</summary>
    private const int WakesInOneTurn = 1_000;

    private readonly Dictionary<string, ProcessDefinition> _definitions = definitions.ToDictionary(definition => definition.Kind);
    private readonly EventStreams _streams = new(store);
    private readonly ProcessDirectory _directory = new(store);

    /// <summary>Has a process decide a command and appends what it decided. Runs no effects: that is <see cref="Advance"/>'s.</summary>
    /// <param name="cause">A key under which the command is obeyed once: delivered again, it does nothing.</param>
    /// <exception cref="BrokenChainException">The process's history does not hold.</exception>
    /// <exception cref="StoreBusyException">Others kept appending first.</exception>
    public Task<Delivery> Deliver(ProcessId target, object command, string? cause = null, CancellationToken cancellation = default)
    {
        var definition = DefinitionOf(target);
        return wakes.WakeAfter(target, () => Append(definition, target, command, cause, cancellation), cancellation);
    }

    /// <summary>Runs what the events of a process ask for, wakes it if it is due, and repeats until neither is left to do.</summary>
    /// <exception cref="BrokenChainException">The process's history does not hold; no effect was run.</exception>
    public async Task<Turn> Advance(ProcessId id, CancellationToken cancellation = default)
    {
        using var span = ProcessTelemetry.Turn(id);
        var definition = DefinitionOf(id);
        var touched = new HashSet<ProcessId>();
        for (var wakings = 0; ;)
        {
            var stream = await _streams.Load(id, cancellation);
            var (due, pending) = definition.Replay(stream);
            if (pending.Count > 0)
                await Run(stream, pending, touched, cancellation);
            else if (due > clock.GetUtcNow() || due is null)
                return new Turn(due, touched);
            else if (++wakings > WakesInOneTurn || !await Wake(definition, stream, cancellation))
                throw new InvalidOperationException($"{id} is due since {due:O}, but waking it does not change that.");
        }
    }

    /// <summary>The verified history of a process; empty for one that was never heard of.</summary>
    public Task<EventStream> Load(ProcessId id, CancellationToken cancellation = default) => _streams.Load(id, cancellation);

    /// <returns>False when nothing came of it.</returns>
    private async Task<bool> Wake(ProcessDefinition definition, EventStream stream, CancellationToken cancellation)
    {
        var delivery = await Append(definition, stream.Id, definition.Wake(clock.GetUtcNow()), cause: null, cancellation);
        return delivery.Version > stream.Version;
    }

    private async Task Run(EventStream stream, IReadOnlyList<PendingEffect> pending, HashSet<ProcessId> touched, CancellationToken cancellation)
    {
        foreach (var effects in pending)
        {
            for (var index = 0; index < effects.Effects.Count; index++)
                await Run(effects.Context(stream.Id, index, clock.GetUtcNow()), effects.Effects[index], touched, cancellation);
            if (await _streams.MoveCursor(stream, effects.Sequence, cancellation) is not { } moved)
                return;
            stream = moved;
        }
    }

    private async Task Run(EffectContext context, Effect effect, HashSet<ProcessId> touched, CancellationToken cancellation)
    {
        var messages = await RunTraced(context, effect, cancellation);
        foreach (var (index, message) in messages.Index())
        {
            await Send(context.Source, message, $"{context.Key}|{index}", cancellation);
            if (message.Target != context.Source)
                touched.Add(message.Target);
        }
        ProcessTelemetry.Ran(context.Source, effect);
    }

    private async Task<IReadOnlyList<Message>> RunTraced(EffectContext context, Effect effect, CancellationToken cancellation)
    {
        using var span = ProcessTelemetry.Run(effect);
        try
        {
            return await runner.Run(context, effect, cancellation);
        }
        catch (Exception failure) when (span.Failed(failure))
        {
            throw;
        }
    }

    private async Task Send(ProcessId source, Message message, string cause, CancellationToken cancellation)
    {
        if (message.Target.Tenant != source.Tenant)
            throw new InvalidOperationException($"An effect of {source} speaks to {message.Target}: tenants never meet.");
        // The source itself is being advanced already.
        if (message.Target == source)
            await Append(DefinitionOf(source), source, message.Command, cause, cancellation);
        else
            await Deliver(message.Target, message.Command, cause, cancellation);
    }

    private async Task<Delivery> Append(
        ProcessDefinition definition, ProcessId target, object command, string? cause, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var stream = await _streams.Load(target, cancellation);
            if (cause is not null && stream.Events.Any(@event => @event.Cause == cause))
                return new Delivery(0, stream.Version);
            var (events, refusal) = definition.Decide(stream, command);
            if (refusal is not null) ProcessTelemetry.Refused(target, refusal);
            if (events.Count > 0 && stream.Version == 0)
                await _directory.Enter(target, cancellation);
            if (events.Count == 0 || await _streams.Append(stream, events, clock.GetUtcNow(), cause, cancellation))
                return new Delivery(events.Count, stream.Version + events.Count, refusal);
        }
        throw new StoreBusyException($"{target} was changed by others {Attempts} times while a command to it was decided.");
    }

    private ProcessDefinition DefinitionOf(ProcessId id) => _definitions.TryGetValue(id.Kind, out var definition)
        ? definition
        : throw new ArgumentException($"No process of kind '{id.Kind}' is registered.", nameof(id));
}

/// <summary>What became of a command.</summary>
/// <param name="Events">How many events it left; 0 when there was nothing to do, or when it had been obeyed before.</param>
/// <param name="Version">Of the stream, after it.</param>
public sealed record Delivery(int Events, long Version, Refusal? Refusal = null);

/// <summary>How a turn ended.</summary>
/// <param name="Due">When the process wants its next turn; null for never.</param>
/// <param name="Touched">Other processes that were sent messages and want turns of their own.</param>
public sealed record Turn(DateTimeOffset? Due, IReadOnlySet<ProcessId> Touched);
