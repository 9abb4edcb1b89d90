namespace Soc.Core.Processes;

/// <summary>A kind of process as the engine knows it: which decider drives it, and how it is woken.</summary>
public abstract class ProcessDefinition
{
    private protected ProcessDefinition(string kind) => Kind = kind;

    /// <summary>Letters, digits and '-'; part of every process's address, so it never changes.</summary>
    public string Kind { get; }

    internal abstract object Wake(DateTimeOffset now);

    internal abstract Outcome<NewEvent> Decide(EventStream stream, object command);

    /// <summary>Folds the stream: when it is due, and what its events after the cursor ask of the world.</summary>
    internal abstract (DateTimeOffset? Due, IReadOnlyList<PendingEffect> Pending) Replay(EventStream stream);
}

/// <param name="wake">Makes the command that is delivered when the process is due, from the instant at which that happens.</param>
public sealed class ProcessDefinition<TState, TCommand, TEvent> : ProcessDefinition
    where TCommand : notnull
{
    private readonly IDecider<TState, TCommand, TEvent> _decider;
    private readonly Func<DateTimeOffset, TCommand> _wake;

    /// <exception cref="ArgumentException"><typeparamref name="TEvent"/> is not a union that can be stored.</exception>
    public ProcessDefinition(string kind, IDecider<TState, TCommand, TEvent> decider, Func<DateTimeOffset, TCommand> wake)
        : base(kind)
    {
        EventUnion<TEvent>.Check();
        (_decider, _wake) = (decider, wake);
    }

    /// <summary>The state that the events of a stream lead to.</summary>
    public TState Fold(EventStream stream) => stream.Events.Select(EventUnion<TEvent>.Read).Aggregate(_decider.Initial, _decider.Evolve);

    /// <summary>The events of a stream with what is recorded about each: the audit trail.</summary>
    public IEnumerable<(StoredEvent Stored, TEvent Event)> History(EventStream stream) =>
        stream.Events.Select(stored => (stored, EventUnion<TEvent>.Read(stored)));

    internal override object Wake(DateTimeOffset now) => _wake(now);

    internal override Outcome<NewEvent> Decide(EventStream stream, object command)
    {
        if (command is not TCommand known)
            throw new ArgumentException($"A process of kind '{Kind}' takes no {command.GetType().Name}.", nameof(command));
        var outcome = _decider.Decide(known, Fold(stream));
        return new([.. outcome.Events.Select(EventUnion<TEvent>.Write)], outcome.Refusal);
    }

    internal override (DateTimeOffset? Due, IReadOnlyList<PendingEffect> Pending) Replay(EventStream stream)
    {
        var state = _decider.Initial;
        var pending = new List<PendingEffect>();
        foreach (var (stored, @event) in History(stream))
        {
            state = _decider.Evolve(state, @event);
            if (stored.Sequence > stream.EffectsDone && _decider.Effects(state, @event).ToList() is [_, ..] effects)
                pending.Add(new(stored.Sequence, effects));
        }
        return (_decider.Due(state), pending);
    }
}

/// <summary>What one event asks of the world.</summary>
internal sealed record PendingEffect(long Sequence, IReadOnlyList<Effect> Effects)
{
    public EffectContext Context(ProcessId source, int index, DateTimeOffset now) => new(source, $"{source}|{Sequence}|{index}", now);
}
