using Soc.Core.Processes;

namespace Soc.Core.Respond;

/// <summary>Carries one approved action through. Reports an effect only after it was read back.</summary>
public sealed class ContainmentDecider(ContainmentPolicy policy) : IDecider<ContainmentState, ContainmentCommand, ContainmentEvent>
{
    public ContainmentState Initial { get; } = new();

    public Outcome<ContainmentEvent> Decide(ContainmentCommand command, ContainmentState state) => (command, state) switch
    {
        (ContainmentCommand.Begin begin, { Order: null }) => Outcome.Of<ContainmentEvent>(
            new ContainmentEvent.Begun(begin.IncidentId, begin.Order, begin.ApprovedBy, begin.Now + policy.EffectiveWithin, begin.Now),
            new ContainmentEvent.StepRequested(ContainmentStep.Snapshot, 1, begin.Now)),
        (ContainmentCommand.StepAnswered answer, _) when answer.Step == state.Step && answer.Attempt == state.Attempt && state.NotBefore is null => Answered(answer, state),
        (ContainmentCommand.Undo undo, { Step: null, Snapshot: not null, Report.Status: ActionStatus.Effective or ActionStatus.UndoFailed or ActionStatus.Failed }) => Outcome.Of<ContainmentEvent>(
            new ContainmentEvent.UndoBegun(undo.Now + policy.EffectiveWithin, undo.Now),
            new ContainmentEvent.StepRequested(ContainmentStep.Undo, state.Attempt + 1, undo.Now)),
        (ContainmentCommand.Wake wake, { Step: { } step, NotBefore: { } notBefore }) when notBefore <= wake.Now =>
            Outcome.Of<ContainmentEvent>(new ContainmentEvent.StepRequested(step, state.Attempt + 1, wake.Now)),
        // A second delivery of what was done already, or a wake-up with nothing due.
        _ => Outcome.Nothing<ContainmentEvent>(),
    };

    public ContainmentState Evolve(ContainmentState state, ContainmentEvent @event) => @event switch
    {
        ContainmentEvent.Begun begun => state with { IncidentId = begun.IncidentId, Order = begun.Order, ApprovedBy = begun.ApprovedBy, Deadline = begun.Deadline },
        ContainmentEvent.StepRequested requested => state with { Step = requested.Step, Attempt = requested.Attempt, NotBefore = null },
        ContainmentEvent.SnapshotTaken taken => state with { Snapshot = taken.Snapshot, Faults = 0 },
        ContainmentEvent.StepAccepted accepted => state with { Receipt = accepted.Receipt, Faults = 0 },
        ContainmentEvent.StepPostponed postponed => state with { NotBefore = postponed.Until, Faults = postponed.Fault ? state.Faults + 1 : 0 },
        ContainmentEvent.UndoBegun undo => state with { Deadline = undo.Deadline, Receipt = null, Report = null },
        ContainmentEvent.Ended ended => state with { Step = null, NotBefore = null, Faults = 0, Report = ended.Report },
        _ => throw new ArgumentOutOfRangeException(nameof(@event), @event.GetType().Name, "An event that containment does not know."),
    };

    public DateTimeOffset? Due(ContainmentState state) => state.NotBefore;

    public IEnumerable<Effect> Effects(ContainmentState state, ContainmentEvent @event) => @event switch
    {
        ContainmentEvent.StepRequested requested => [new CallTenant(state.Order!, requested.Step, requested.Attempt, state.Snapshot, state.Receipt)],
        ContainmentEvent.Ended ended => [new ReportToIncident(state.IncidentId, state.Order!.Action.Id, state.Order.Key, ended.Report)],
        _ => [],
    };

    private Outcome<ContainmentEvent> Answered(ContainmentCommand.StepAnswered answer, ContainmentState state) => answer.Outcome switch
    {
        StepOutcome.Snapshotted snapshotted when answer.Step is ContainmentStep.Snapshot => Guarded(snapshotted.Snapshot, answer, state),
        StepOutcome.Accepted accepted when answer.Step is ContainmentStep.Act or ContainmentStep.Undo => Outcome.Of<ContainmentEvent>(
            new ContainmentEvent.StepAccepted(answer.Step, accepted.Receipt, answer.Now),
            new ContainmentEvent.StepRequested(ReadBackOf(answer.Step), state.Attempt + 1, answer.Now)),
        // Undo may find nothing to restore; a deed is in effect only once it was read back.
        StepOutcome.Effective effective when answer.Step is not (ContainmentStep.Snapshot or ContainmentStep.Act) => End(Succeeded(answer.Step), effective.Proof, answer.Now),
        StepOutcome.Pending pending => Postpone(answer, state, pending.Status, policy.PollEvery, fault: false),
        // A throttled call did nothing, so the guard holds for the next one too.
        StepOutcome.Throttled when answer is { Step: ContainmentStep.Act, NeverContain: true } => Refuse(ContainmentGuard.NeverContain, answer.Now),
        StepOutcome.Throttled throttled => Postpone(answer, state, "Throttled", throttled.RetryAfter, fault: false),
        StepOutcome.Transient transient => Postpone(answer, state, transient.Reason, policy.Backoff(state.Faults), fault: true),
        // Refused before the deed, nothing was done; refused while reading back, who knows.
        StepOutcome.Refused { Refusal: var refusal } when answer.Step <= ContainmentStep.Act => Refuse(refusal, answer.Now),
        StepOutcome.Refused { Refusal: var refusal } => Fail(answer, refusal.Message, refusal),
        StepOutcome.Failed failed => Fail(answer, failed.Reason),
        _ => Fail(answer, $"{answer.Step} was answered with {answer.Outcome.GetType().Name}, which it cannot mean."),
    };

    private static Outcome<ContainmentEvent> Guarded(TargetSnapshot snapshot, ContainmentCommand.StepAnswered answer, ContainmentState state)
    {
        var taken = new ContainmentEvent.SnapshotTaken(snapshot, answer.Now);
        return ContainmentGuard.Check(state.Order!.Action, snapshot, answer.NeverContain, state.ApprovedBy) is { } refusal
            ? Outcome.Of<ContainmentEvent>([taken, .. Refuse(refusal, answer.Now).Events])
            : Outcome.Of<ContainmentEvent>(taken, new ContainmentEvent.StepRequested(ContainmentStep.Act, state.Attempt + 1, answer.Now));
    }

    private static Outcome<ContainmentEvent> Postpone(ContainmentCommand.StepAnswered answer, ContainmentState state, string why, TimeSpan pause, bool fault)
    {
        var until = answer.Now + pause;
        return until > state.Deadline
            ? Fail(answer, $"Not proven in time; last seen: {why}.")
            : Outcome.Of<ContainmentEvent>(new ContainmentEvent.StepPostponed(answer.Step, why, fault, until, answer.Now));
    }

    private static Outcome<ContainmentEvent> Refuse(Refusal refusal, DateTimeOffset now) => End(ActionStatus.Refused, refusal.Message, now, refusal);

    /// <summary>From the moment the tenant was asked to act, a failure proves nothing.</summary>
    private static Outcome<ContainmentEvent> Fail(ContainmentCommand.StepAnswered answer, string why, Refusal? refusal = null) =>
        answer.Step >= ContainmentStep.Undo
            ? End(ActionStatus.UndoFailed, why, answer.Now, refusal)
            : Outcome.Of<ContainmentEvent>(new ContainmentEvent.Ended(new(ActionStatus.Failed, why, refusal, MayHold: answer.Step >= ContainmentStep.Act), answer.Now));

    private static Outcome<ContainmentEvent> End(ActionStatus status, string detail, DateTimeOffset now, Refusal? refusal = null) =>
        Outcome.Of<ContainmentEvent>(new ContainmentEvent.Ended(new(status, detail, refusal), now));

    private static ContainmentStep ReadBackOf(ContainmentStep step) => step is ContainmentStep.Act ? ContainmentStep.ReadBackAct : ContainmentStep.ReadBackUndo;

    private static ActionStatus Succeeded(ContainmentStep step) => step < ContainmentStep.Undo ? ActionStatus.Effective : ActionStatus.Undone;
}
