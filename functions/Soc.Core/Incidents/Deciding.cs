using Soc.Core.Processes;
using Soc.Core.Respond;
using Soc.Core.Triage;

namespace Soc.Core.Incidents;

/// <summary>What a human's word does. Bound to a person with the role, one card, one time window, and used once.</summary>
internal sealed class Deciding(TriagePolicy policy, Questions questions)
{
    public Outcome<IncidentEvent> Decide(IncidentCommand.Decide command, IncidentState state)
    {
        var decision = command.Decision;
        if (Forbidden(command, state) is { } refusal) return Refuse(refusal, decision);

        var draft = new Draft(state);
        draft.Add(new IncidentEvent.Decided(decision, decision.At));
        Questions.Withdraw(draft, CardEnd.Used, decision.At);
        if (Obey(draft, decision, state.Card!) is { } no) return Refuse(no, decision);
        questions.Ask(draft, decision.At);
        return new(draft.Events);
    }

    private static Outcome<IncidentEvent> Refuse(Refusal refusal, Decision decision) =>
        Outcome.Refused<IncidentEvent>(refusal, new IncidentEvent.DecisionRefused(decision, refusal, decision.At));

    private static Refusal? Forbidden(IncidentCommand.Decide command, IncidentState state)
    {
        var decision = command.Decision;
        if (state.Status is IncidentStatus.Merged) return Refusals.MergedAway(state);
        if (state.Status is not IncidentStatus.Open && !UndoesAfterClosing(decision, state)) return Refusals.AlreadyClosed;
        if (state.PastCards.TryGetValue(decision.CardId, out var end)) return Refusals.PastCard(end, state.Card);
        if (state.Card is not { } card || card.Id != decision.CardId) return Refusals.UnknownCard(state.Card);
        if (decision.At >= card.ExpiresAt) return Refusals.PastCard(CardEnd.Expired, null);
        return command.Person.Allows(decision, state.Tier) ? null : Refusals.RoleMissing(VerdictTier.Needed(decision.Verdict, state.Tier));
    }

    /// <summary>All that a closed incident still listens to; there is nothing to undo after a false positive.</summary>
    private static bool UndoesAfterClosing(Decision decision, IncidentState state) =>
        state.Status is IncidentStatus.Closed && decision.Verdict is Verdict.Undo;

    private Refusal? Obey(Draft draft, Decision decision, Card card) => decision.Verdict switch
    {
        Verdict.Approve => Approve(draft, decision, card),
        Verdict.Reject => Reject(draft, decision, card),
        Verdict.Escalate => Escalate(draft, decision),
        Verdict.Undo => Undo(draft, decision),
        Verdict.FalsePositive => FalsePositive(draft, decision),
        Verdict.Close => Close(draft, decision),
        _ => throw new ArgumentOutOfRangeException(nameof(decision), decision.Verdict, "A verdict that the incident does not know."),
    };

    private static Refusal? Approve(Draft draft, Decision decision, Card card)
    {
        if (Chosen(decision, card) is not { } chosen) return Refusals.UnknownAction;
        if (draft.State.Requesters.Contains(decision.By)) return Refusals.RequesterMayNotApprove;
        if (chosen.All(id => draft.State.Actions[id].ApprovedBy.Contains(decision.By))) return Refusals.SecondPersonRequired;
        foreach (var id in chosen.Where(id => !draft.State.Actions[id].ApprovedBy.Contains(decision.By)))
        {
            draft.Add(new IncidentEvent.ApprovalGiven(id, decision.By, decision.At));
            var action = draft.State.Actions[id];
            if (action.ApprovedBy.Count >= action.Proposal.Approvers)
                draft.Add(new IncidentEvent.ActionApproved(id, $"{draft.State.Id}.{id}", decision.At));
        }

        return null;
    }

    private static Refusal? Reject(Draft draft, Decision decision, Card card)
    {
        if (Chosen(decision, card) is not { } chosen) return Refusals.UnknownAction;
        foreach (var id in chosen) draft.Add(new IncidentEvent.ActionRejected(id, decision.By, decision.At));
        return null;
    }

    private Refusal? Escalate(Draft draft, Decision decision)
    {
        new Questions(policy).CallNextTier(draft, "An analyst asked for the next tier", decision.By, decision.At);
        return null;
    }

    private static Refusal? Undo(Draft draft, Decision decision)
    {
        var actions = draft.State.Actions;
        var chosen = decision.ActionIds?.Distinct(StringComparer.Ordinal).ToList() ?? [.. actions.Where(pair => pair.Value.Undoable).Select(pair => pair.Key)];
        if (chosen.Count == 0) return Refusals.NothingToUndo;
        if (chosen.Any(id => !actions.ContainsKey(id))) return Refusals.UnknownAction;
        if (chosen.Select(id => actions[id]).FirstOrDefault(action => action.Proposal.Action.Inverse is not Inverse.Undoable) is { } oneWay) return Refusals.Irreversible(oneWay.Proposal.Action.Inverse);
        if (chosen.Any(id => !actions[id].Undoable)) return Refusals.NothingToUndo;
        foreach (var id in chosen) draft.Add(new IncidentEvent.UndoRequested(id, actions[id].ProcessKey!, decision.By, decision.At));
        return null;
    }

    private static Refusal? FalsePositive(Draft draft, Decision decision)
    {
        if (draft.State.Actions.Values.Any(action => action.InFlight || action.Undoable)) return Refusals.ActionsPending("undo what was done for it");
        draft.Add(new IncidentEvent.Closed(decision.Verdict, decision.By, decision.At));
        return null;
    }

    private static Refusal? Close(Draft draft, Decision decision)
    {
        if (draft.State.Actions.Values.Any(action => action.InFlight || action.Status is ActionStatus.Proposed)) return Refusals.ActionsPending("approve or reject what is proposed and let it finish");
        draft.Add(new IncidentEvent.Closed(decision.Verdict, decision.By, decision.At));
        return null;
    }

    /// <returns>Null when one of them is not on the card, or the card proposes none.</returns>
    private static IReadOnlyList<string>? Chosen(Decision decision, Card card)
    {
        if (card.Kind is not CardKind.Approval) return null;
        var chosen = decision.ActionIds?.Distinct(StringComparer.Ordinal).ToList() ?? card.ActionIds;
        return chosen.Count > 0 && chosen.All(card.ActionIds.Contains) ? chosen : null;
    }
}
