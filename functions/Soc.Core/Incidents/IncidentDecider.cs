using Soc.Core.Processes;
using Soc.Core.Respond;
using Soc.Core.Triage;

namespace Soc.Core.Incidents;

/// <summary>The incident: gathers alerts, calls people, asks them, and does nothing that none of them approved.</summary>
public sealed class IncidentDecider(TriagePolicy policy) : IDecider<IncidentState, IncidentCommand, IncidentEvent>
{
    private readonly Gathering _gathering = new(policy);
    private readonly Questions _questions = new(policy);

    public IncidentState Initial => IncidentState.Initial;

    public Outcome<IncidentEvent> Decide(IncidentCommand command, IncidentState state) => (command, state.Status) switch
    {
        (IncidentCommand.RecordAlerts or IncidentCommand.MergeInto, IncidentStatus.Merged) => Outcome.Refused<IncidentEvent>(Refusals.MergedAway(state)),
        (IncidentCommand.RecordAlerts record, _) => Record(record, state),
        (_, IncidentStatus.None) => Outcome.Refused<IncidentEvent>(Refusals.UnknownIncident),
        (IncidentCommand.Decide decide, _) => new Deciding(policy, _questions).Decide(decide, state),
        (IncidentCommand.Absorb absorb, _) => Absorb(absorb, state),
        (IncidentCommand.MergeInto merge, _) => Merge(merge, state),
        (IncidentCommand.ReportContainment report, _) => Report(report, state),
        (IncidentCommand.Wake wake, _) => Wake(wake, state),
        _ => throw new ArgumentOutOfRangeException(nameof(command), command.GetType().Name, "A command that the incident does not know."),
    };

    public IncidentState Evolve(IncidentState state, IncidentEvent @event) => IncidentEvolution.Evolve(state, @event);

    public DateTimeOffset? Due(IncidentState state)
    {
        if (state.Status is not IncidentStatus.Open) return null;
        return (state.TriageDueAt, state.Card?.ExpiresAt) switch
        {
            ({ } triage, { } card) => triage < card ? triage : card,
            var (triage, card) => triage ?? card,
        };
    }

    public IEnumerable<Effect> Effects(IncidentState state, IncidentEvent @event) => @event switch
    {
        IncidentEvent.CardIssued issued => [new PresentCard(state.Id, issued.Card)],
        IncidentEvent.CardWithdrawn withdrawn => [new WithdrawCard(state.Id, withdrawn.CardId, withdrawn.End)],
        IncidentEvent.ActionApproved approved =>
            [new StartContainment(state.Id, approved.ProcessKey, state.Actions[approved.ActionId].Proposal, state.Actions[approved.ActionId].ApprovedBy, approved.At)],
        IncidentEvent.UndoRequested undo => [new UndoContainment(undo.ProcessKey, undo.At)],
        IncidentEvent.Decided { Decision.Verdict: Verdict.Approve or Verdict.Close } => [new StartClocks(state.Id, state.AwareAt!.Value)],
        IncidentEvent.Closed { Verdict: Verdict.FalsePositive } => [new StopClocks(state.Id, "False positive"), new WriteReport(state.Id)],
        IncidentEvent.Closed => [new WriteReport(state.Id)],
        IncidentEvent.Merged merged => [HandedOver(state, merged.Into), .. Clocks(state, merged.Into)],
        IncidentEvent.ContainmentReported reported when state.MergedInto is { } into => [new ForwardReport(into, reported.ActionId, reported.ProcessKey, reported.Report)],
        // What the report says was done has changed since it was written.
        IncidentEvent.ContainmentReported when state.Status is IncidentStatus.Closed => [new WriteReport(state.Id)],
        _ => [],
    };

    private static HandOver HandedOver(IncidentState state, string into) =>
        new(state.Id, into, [.. state.Chronology], [.. state.Actions.Values], [.. state.Requesters], state.Tier, Open: state.ClosedAt is null);

    /// <summary>The clocks go on at the incident that took over, from when somebody knew here.</summary>
    private static IEnumerable<Effect> Clocks(IncidentState state, string into) =>
        state.AwareAt is { } aware ? [new StopClocks(state.Id, $"Part of {into}"), new StartClocks(into, aware)] : [];

    private Outcome<IncidentEvent> Record(IncidentCommand.RecordAlerts command, IncidentState state)
    {
        var draft = new Draft(state);
        _gathering.Gather(draft, command);
        _questions.Ask(draft, command.Now);
        return new(draft.Events);
    }

    private Outcome<IncidentEvent> Absorb(IncidentCommand.Absorb command, IncidentState state)
    {
        var draft = new Draft(state);
        _gathering.Absorb(draft, command);
        _questions.Ask(draft, command.Now);
        return new(draft.Events);
    }

    private static Outcome<IncidentEvent> Merge(IncidentCommand.MergeInto command, IncidentState state)
    {
        var draft = new Draft(state);
        Questions.Withdraw(draft, CardEnd.Superseded, command.Now);
        draft.Add(new IncidentEvent.Merged(command.IncidentId, command.Now));
        return new(draft.Events);
    }

    private Outcome<IncidentEvent> Report(IncidentCommand.ReportContainment command, IncidentState state)
    {
        if (!state.Actions.TryGetValue(command.ActionId, out var action) || !IsNews(command, action, state)) return Outcome.Nothing<IncidentEvent>();
        var draft = new Draft(state);
        draft.Add(new IncidentEvent.ContainmentReported(command.ActionId, command.ProcessKey, command.Report, command.Now));
        _questions.Ask(draft, command.Now);
        return new(draft.Events);
    }

    /// <summary>Reports may come twice, late, or from a process that an absorbed incident began; an effect is never lost to a lesser word.</summary>
    private static bool IsNews(IncidentCommand.ReportContainment command, ActionProgress action, IncidentState state) => (action.Status, command.Report.Status) switch
    {
        // Whoever took over tells what is news.
        _ when state.Status is IncidentStatus.Merged => true,
        _ when action.ProcessKey != command.ProcessKey => command.Report.Status is ActionStatus.Effective ? !action.Holds : command.Report is { Status: ActionStatus.Failed, MayHold: true } && action.Weight == 0,
        (ActionStatus.Approved, ActionStatus.Effective or ActionStatus.Refused or ActionStatus.Failed) => true,
        (ActionStatus.Undoing, ActionStatus.Undone or ActionStatus.UndoFailed) => true,
        _ => false,
    };

    private Outcome<IncidentEvent> Wake(IncidentCommand.Wake command, IncidentState state)
    {
        if (state.Status is not IncidentStatus.Open) return Outcome.Nothing<IncidentEvent>();
        var draft = new Draft(state);
        if (state.TriageDueAt <= command.Now)
            _questions.CallNextTier(draft, "Nobody decided in time", by: null, command.Now);
        if (draft.State.Card is { } card && card.ExpiresAt <= command.Now)
            Questions.Withdraw(draft, CardEnd.Expired, command.Now);
        _questions.Ask(draft, command.Now);
        return new(draft.Events);
    }
}
