using Soc.Core.Processes;

namespace Soc.Core.Tests.Processes;

/// <summary>Given what happened, when something is asked, then this follows. Compared by what <see cref="SocJson"/> writes.</summary>
internal sealed class Given<TState, TCommand, TEvent>(IDecider<TState, TCommand, TEvent> decider, params IReadOnlyList<TEvent> past)
{
    public TState State { get; } = past.Aggregate(decider.Initial, decider.Evolve);

    public IReadOnlyList<TEvent> Past => past;

    /// <summary>What these commands lead to is past, too; none of them may be refused.</summary>
    public Given<TState, TCommand, TEvent> After(params IReadOnlyList<TCommand> commands) =>
        commands.Aggregate(this, (given, command) =>
        {
            var answer = given.When(command);
            Assert.Null(answer.Refusal);
            return answer.Onward;
        });

    public Answer<TState, TCommand, TEvent> When(TCommand command) => new(decider, past, decider.Decide(command, State));

    public DateTimeOffset? Due => decider.Due(State);
}

internal sealed class Answer<TState, TCommand, TEvent>(IDecider<TState, TCommand, TEvent> decider, IReadOnlyList<TEvent> past, Outcome<TEvent> outcome)
{
    public IReadOnlyList<TEvent> Events => outcome.Events;

    public Refusal? Refusal => outcome.Refusal;

    public Given<TState, TCommand, TEvent> Onward => new(decider, [.. past, .. outcome.Events]);

    public TState State => Onward.State;

    public DateTimeOffset? Due => Onward.Due;

    /// <summary>What the events ask of the world, each with the state just after it.</summary>
    public IReadOnlyList<Effect> Effects
    {
        get
        {
            var state = past.Aggregate(decider.Initial, decider.Evolve);
            var effects = new List<Effect>();
            foreach (var @event in outcome.Events)
            {
                state = decider.Evolve(state, @event);
                effects.AddRange(decider.Effects(state, @event));
            }

            return effects;
        }
    }

    public Answer<TState, TCommand, TEvent> Then(params IReadOnlyList<TEvent> expected)
    {
        Assert.Null(outcome.Refusal);
        Assert.Equal(expected.Select(@event => SocJson.Write(@event)), outcome.Events.Select(@event => SocJson.Write(@event)));
        return this;
    }

    public void ThenNothing() => Then();

    /// <summary>The kinds of events, in order.</summary>
    public Answer<TState, TCommand, TEvent> ThenHappens(params IReadOnlyList<string> kinds)
    {
        Assert.Null(outcome.Refusal);
        Assert.Equal(kinds, outcome.Events.Select(@event => @event!.GetType().Name));
        return this;
    }

    public Answer<TState, TCommand, TEvent> ThenRefused(RefusalReason reason)
    {
        Assert.Equal(reason, outcome.Refusal?.Reason);
        return this;
    }
}
