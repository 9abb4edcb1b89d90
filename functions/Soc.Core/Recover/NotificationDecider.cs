using Soc.Core.Processes;
using Soc.Core.Triage;

namespace Soc.Core.Recover;

/// <summary>Keeps the clocks that a law has set running. A person answers each: told, or not required and why.</summary>
public sealed class NotificationDecider : IDecider<NotificationState, NotificationCommand, NotificationEvent>
{
    /// <summary>Speaking to an authority in the tenant's name is not for everybody.</summary>
    private const Tier Answers = Tier.L3;

    public NotificationState Initial => NotificationState.Initial;

    public Outcome<NotificationEvent> Decide(NotificationCommand command, NotificationState state) => command switch
    {
        NotificationCommand.Start start => Start(start, state),
        NotificationCommand.Answer answer => Answer(answer, state),
        NotificationCommand.Stop stop when state.Open.Any() => Outcome.Of<NotificationEvent>(new NotificationEvent.Stopped(stop.Why, stop.Now)),
        NotificationCommand.Stop => Outcome.Nothing<NotificationEvent>(),
        NotificationCommand.Wake wake => Wake(wake, state),
        _ => throw new ArgumentOutOfRangeException(nameof(command), command.GetType().Name, "A command that the clocks do not know."),
    };

    public NotificationState Evolve(NotificationState state, NotificationEvent @event) => @event switch
    {
        NotificationEvent.Started started => state with
        {
            IncidentId = started.IncidentId,
            Stopped = null,
            Clocks = state.Clocks.SetItems(started.Clocks.Select(clock => KeyValuePair.Create(clock.Duty.Id, Standing(clock, state)))),
        },
        NotificationEvent.Staged staged => Set(state, staged.DutyId, clock => clock with { Stage = staged.Stage }),
        NotificationEvent.Answered answered => Set(state, answered.DutyId, clock => clock with { Answer = answered.Answer }),
        NotificationEvent.Stopped stopped => state with { Stopped = stopped.Why },
        _ => throw new ArgumentOutOfRangeException(nameof(@event), @event.GetType().Name, "An event that the clocks do not know."),
    };

    public DateTimeOffset? Due(NotificationState state) => state.Open.Min(clock => clock.NextNotice);

    public IEnumerable<Effect> Effects(NotificationState state, NotificationEvent @event) => @event switch
    {
        NotificationEvent.Started started => [new TellOfDuties(state.IncidentId, [.. started.Clocks.Select(clock => state.Clocks[clock.Duty.Id])])],
        NotificationEvent.Staged staged => [new TellOfDuties(state.IncidentId, [state.Clocks[staged.DutyId]])],
        _ => [],
    };

    /// <summary>Clocks that run from when somebody knew first are news; later knowledge changes nothing.</summary>
    private static Outcome<NotificationEvent> Start(NotificationCommand.Start start, NotificationState state)
    {
        var clocks = start.Regimes.SelectMany(regime => NotificationDuty.From(regime, start.AwareAt))
            .Where(clock => state.Stopped is not null || !state.Clocks.TryGetValue(clock.Duty.Id, out var known) || clock.DueAt < known.DueAt && known.Answer is null)
            .ToList();
        return clocks.Count == 0 ? Outcome.Nothing<NotificationEvent>() : Outcome.Of<NotificationEvent>(new NotificationEvent.Started(start.IncidentId, clocks, start.Now));
    }

    private static Outcome<NotificationEvent> Answer(NotificationCommand.Answer answer, NotificationState state)
    {
        if (state.Stopped is not null || !state.Clocks.TryGetValue(answer.DutyId, out var clock)) return Outcome.Refused<NotificationEvent>(Unknown(state));
        if (clock.Answer is not null) return Outcome.Refused<NotificationEvent>(new(RefusalReason.AlreadyAnswered, "That duty was answered already."));
        if (answer.Person is null || answer.Person.Id != answer.By || answer.Person.Tier < Answers)
            return Outcome.Refused<NotificationEvent>(new(RefusalReason.RoleMissing, $"This answer needs an analyst of tier {Answers}."));
        if (!answer.Fulfilled && string.IsNullOrWhiteSpace(answer.Note))
            return Outcome.Refused<NotificationEvent>(new(RefusalReason.NoteMissing, "Say in a note why nobody has to be told: the law wants that documented."));
        var answered = new NotificationEvent.Answered(answer.DutyId, new(answer.Fulfilled, answer.By, answer.Note, answer.Now), answer.Now);
        return answer.Fulfilled && clock.Duty.Next(answer.Now) is { } next
            ? Outcome.Of<NotificationEvent>(answered, new NotificationEvent.Started(state.IncidentId, [next], answer.Now))
            : Outcome.Of<NotificationEvent>(answered);
    }

    private static Outcome<NotificationEvent> Wake(NotificationCommand.Wake wake, NotificationState state) =>
        new([.. state.Open.Where(clock => clock.NextNotice <= wake.Now)
            .Select(clock => new NotificationEvent.Staged(clock.Duty.Id, clock.DueAt <= wake.Now ? ClockStage.Missed : ClockStage.DueSoon, wake.Now))]);

    private static NotificationClock Standing(NotificationClock clock, NotificationState state) =>
        state.Stopped is null && state.Clocks.TryGetValue(clock.Duty.Id, out var known) && (known.Answer is not null || known.DueAt <= clock.DueAt) ? known : clock;

    private static NotificationState Set(NotificationState state, string duty, Func<NotificationClock, NotificationClock> change) =>
        state with { Clocks = state.Clocks.SetItem(duty, change(state.Clocks[duty])) };

    private static Refusal Unknown(NotificationState state) => new(
        RefusalReason.UnknownDuty,
        state.Open.Select(clock => clock.Duty.Id).ToList() is { Count: > 0 } open ? $"No clock of that name runs; {string.Join(", ", open)} {(open.Count == 1 ? "does" : "do")}." : "No clock runs for this incident.");
}
