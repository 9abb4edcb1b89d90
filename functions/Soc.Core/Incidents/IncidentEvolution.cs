using System.Collections.Immutable;
using Soc.Core.Respond;

namespace Soc.Core.Incidents;

/// <summary>State from events.</summary>
internal static class IncidentEvolution
{
    public static IncidentState Evolve(IncidentState state, IncidentEvent @event) => @event switch
    {
        IncidentEvent.Opened opened => state with { Id = opened.IncidentId, Status = IncidentStatus.Open, OpenedAt = opened.At },
        IncidentEvent.Reopened => state with { Status = IncidentStatus.Open, ClosedAt = null },
        IncidentEvent.AlertAdded added => state with { Alerts = state.Alerts.SetItem(added.Alert.Id, added.Alert) },
        IncidentEvent.Assessed assessed => state with { Assessment = assessed.Assessment },
        IncidentEvent.Planned planned => state with { Actions = Replanned(state, planned.Actions) },
        IncidentEvent.TierCalled called => Call(state, called),
        IncidentEvent.CardIssued issued => state with { Card = issued.Card, CardsIssued = issued.Card.Number },
        IncidentEvent.CardWithdrawn withdrawn => Withdraw(state, withdrawn),
        IncidentEvent.Decided decided => Remember(state, decided.Decision),
        IncidentEvent.ApprovalGiven given => Approve(state, given),
        IncidentEvent.ActionApproved approved => Progress(state, approved.ActionId, ActionStatus.Approved, null, approved.ProcessKey),
        IncidentEvent.ActionRejected rejected => Progress(state, rejected.ActionId, ActionStatus.Rejected, null),
        IncidentEvent.UndoRequested undo => Progress(state, undo.ActionId, ActionStatus.Undoing, null),
        IncidentEvent.ContainmentReported reported => Report(state, reported),
        IncidentEvent.Absorbed absorbed => Absorb(state, absorbed),
        IncidentEvent.Merged merged => state with { Status = IncidentStatus.Merged, MergedInto = merged.Into, TriageDueAt = null },
        IncidentEvent.Closed closed => Close(state, closed),
        IncidentEvent.DecisionRefused => state,
        _ => throw new ArgumentOutOfRangeException(nameof(@event), @event.GetType().Name, "An event that the incident does not know."),
    };

    /// <summary>What is only proposed follows the plan; what a human decided stays.</summary>
    private static ImmutableSortedDictionary<string, ActionProgress> Replanned(IncidentState state, IReadOnlyList<ProposedAction> plan)
    {
        var open = state.Actions.Where(pair => pair.Value.Status is ActionStatus.Proposed or ActionStatus.HumanTask).Select(pair => pair.Key);
        var actions = state.Actions.RemoveRange(open);
        return plan
            .Where(proposal => !actions.ContainsKey(proposal.Action.Id))
            .Aggregate(actions, (all, proposal) => all.Add(
                proposal.Action.Id,
                new(proposal, proposal.Blocked is null ? ActionStatus.Proposed : ActionStatus.HumanTask, ApprovalsSoFar(state, proposal), proposal.Blocked?.HumanTask, ByHand: proposal.Blocked?.HumanTask)));
    }

    private static IReadOnlyList<string> ApprovalsSoFar(IncidentState state, ProposedAction proposal) =>
        state.Actions.TryGetValue(proposal.Action.Id, out var known) ? known.ApprovedBy : [];

    private static IncidentState Call(IncidentState state, IncidentEvent.TierCalled called)
    {
        var timed = state with { Tier = called.To, TriageDueAt = called.DueAt };
        return called.By is { } by ? Requested(timed, [by]) : timed;
    }

    /// <summary>Whoever asks for containment takes back what they approved before: a requester's approval does not count.</summary>
    private static IncidentState Requested(IncidentState state, IReadOnlyList<string> by) => state with
    {
        Requesters = state.Requesters.Union(by),
        Actions = state.Actions.SetItems(state.Actions
            .Where(pair => pair.Value.Status is ActionStatus.Proposed && pair.Value.ApprovedBy.Intersect(by).Any())
            .Select(pair => KeyValuePair.Create(pair.Key, pair.Value with { ApprovedBy = [.. pair.Value.ApprovedBy.Except(by)] }))),
    };

    private static IncidentState Withdraw(IncidentState state, IncidentEvent.CardWithdrawn withdrawn) => state with
    {
        Card = null,
        PastCards = state.PastCards.SetItem(withdrawn.CardId, withdrawn.End),
        Renewals = withdrawn.End is CardEnd.Expired ? state.Renewals + 1 : 0,
    };

    private static IncidentState Remember(IncidentState state, Decision decision) => state with
    {
        Decisions = state.Decisions.Add(decision),
        TriageDueAt = decision.Verdict is Verdict.Escalate ? state.TriageDueAt : null,
        AwareAt = decision.Verdict is Verdict.Approve or Verdict.Close ? state.AwareAt ?? decision.At : state.AwareAt,
    };

    private static IncidentState Approve(IncidentState state, IncidentEvent.ApprovalGiven given)
    {
        var action = state.Actions[given.ActionId];
        return state with { Actions = state.Actions.SetItem(given.ActionId, action with { ApprovedBy = [.. action.ApprovedBy, given.By] }) };
    }

    private static IncidentState Progress(IncidentState state, string actionId, ActionStatus status, string? detail, string? processKey = null)
    {
        var action = state.Actions[actionId];
        return state with
        {
            Actions = state.Actions.SetItem(actionId, action with { Status = status, Detail = detail, ProcessKey = processKey ?? action.ProcessKey }),
        };
    }

    private static IncidentState Report(IncidentState state, IncidentEvent.ContainmentReported reported)
    {
        var (id, report) = (reported.ActionId, reported.Report);
        var told = Progress(state, id, report.Status, report.Detail, reported.ProcessKey);
        return told with { Actions = told.Actions.SetItem(id, told.Actions[id] with { ByHand = report.Refusal?.HumanTask, MayHold = report.MayHold }) };
    }

    private static IncidentState Absorb(IncidentState state, IncidentEvent.Absorbed absorbed)
    {
        var taken = absorbed.Actions.Where(action => Prevails(action, state.Actions.GetValueOrDefault(action.Proposal.Action.Id)));
        var one = state with
        {
            Absorbed = state.Absorbed.Add(absorbed.From),
            Actions = state.Actions.SetItems(taken.Select(action => KeyValuePair.Create(action.Proposal.Action.Id, action))),
        };
        return Requested(one, absorbed.Requesters);
    }

    /// <summary>What the other one had only proposed comes from our own plan; what humans decided there stays decided; what is in effect in the tenant outweighs a word that it is not.</summary>
    private static bool Prevails(ActionProgress theirs, ActionProgress? own) =>
        theirs.Status is not (ActionStatus.Proposed or ActionStatus.HumanTask)
        && (own is null or { Status: ActionStatus.Proposed or ActionStatus.HumanTask }
            || own.ProcessKey != theirs.ProcessKey && theirs.Weight > own.Weight);

    private static IncidentState Close(IncidentState state, IncidentEvent.Closed closed) => state with
    {
        Status = closed.Verdict is Verdict.FalsePositive ? IncidentStatus.FalsePositive : IncidentStatus.Closed,
        ClosedAt = closed.At,
        TriageDueAt = null,
        AwareAt = closed.Verdict is Verdict.FalsePositive ? null : state.AwareAt,
    };
}
