namespace Soc.Core.Processes;

/// <summary>
/// A process as a pure state machine: something that waits. Time, ids and look-ups travel in the command;
/// state is the fold of events; what the outside world must do follows from an event.
/// </summary>
public interface IDecider<TState, in TCommand, TEvent>
{
    TState Initial { get; }

    Outcome<TEvent> Decide(TCommand command, TState state);

    TState Evolve(TState state, TEvent @event);

    /// <returns>The next instant at which the process must be woken, or null for never.</returns>
    DateTimeOffset? Due(TState state);

    /// <summary>What an event asks of the outside world.</summary>
    /// <param name="state">The state just after the event.</param>
    IEnumerable<Effect> Effects(TState state, TEvent @event);
}

/// <summary>What a command led to: events to append, and a refusal when it was not obeyed. A refusal may leave events too: the audit trail remembers the attempt.</summary>
public sealed record Outcome<TEvent>(IReadOnlyList<TEvent> Events, Refusal? Refusal = null);

/// <summary>How deciders answer.</summary>
public static class Outcome
{
    /// <summary>Nothing to do: it was done before, or does not matter any more.</summary>
    public static Outcome<TEvent> Nothing<TEvent>() => new([]);

    public static Outcome<TEvent> Of<TEvent>(params IReadOnlyList<TEvent> events) => new(events);

    public static Outcome<TEvent> Refused<TEvent>(Refusal refusal, params IReadOnlyList<TEvent> remembered) => new(remembered, refusal);
}

/// <summary>
/// Something the outside world is asked to do. It may be run twice; whoever runs it does it once per <see cref="EffectContext.Key"/>.
/// </summary>
public abstract record Effect;

/// <summary>Where an effect comes from.</summary>
/// <param name="Source">The process whose event asked for it.</param>
/// <param name="Key">The idempotency key: the same for every run of the same effect, different for any other.</param>
/// <param name="Now">The instant at which the engine runs it, UTC.</param>
public sealed record EffectContext(ProcessId Source, string Key, DateTimeOffset Now);

/// <summary>A command on its way to a process.</summary>
public sealed record Message(ProcessId Target, object Command);

/// <summary>Runs effects; the commands it answers with are delivered before the effect counts as done.</summary>
public interface IEffectRunner
{
    Task<IReadOnlyList<Message>> Run(EffectContext context, Effect effect, CancellationToken cancellation);
}
