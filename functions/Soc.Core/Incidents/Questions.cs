using Soc.Core.Respond;
using Soc.Core.Triage;

namespace Soc.Core.Incidents;

/// <summary>Whom the incident asks, what, and for how long.</summary>
internal sealed class Questions(TriagePolicy policy)
{
    /// <summary>Sees to it that the card out there asks what there is to ask now; leaves it alone when it does already.</summary>
    public void Ask(Draft draft, DateTimeOffset now)
    {
        var wanted = Wanted(draft.State, now);
        if (draft.State.Card is { } card && wanted is { } same && card.Kind == same.Kind && card.ActionIds.SequenceEqual(same.ActionIds, StringComparer.Ordinal)) return;
        Withdraw(draft, draft.State.Status is IncidentStatus.Closed && draft.State.Card?.ExpiresAt <= now ? CardEnd.Expired : CardEnd.Superseded, now);
        if (wanted is { } question) Issue(draft, question.Kind, question.ActionIds, now);
    }

    public static void Withdraw(Draft draft, CardEnd end, DateTimeOffset now)
    {
        if (draft.State.Card is { } card) draft.Add(new IncidentEvent.CardWithdrawn(card.Id, end, now));
    }

    public void CallNextTier(Draft draft, string why, string? by, DateTimeOffset now)
    {
        var next = draft.State.Tier is Tier.L3 ? Tier.L3 : draft.State.Tier + 1;
        Call(draft, next, why, by, now);
    }

    public void Call(Draft draft, Tier tier, string why, string? by, DateTimeOffset now) =>
        draft.Add(new IncidentEvent.TierCalled(tier, why, by, tier is Tier.L3 ? null : now + policy.TriageWithin, now));

    private void Issue(Draft draft, CardKind kind, IReadOnlyList<string> actionIds, DateTimeOffset now)
    {
        var number = draft.State.CardsIssued + 1;
        var expires = UndoEndsAt(draft.State) ?? now + Life(draft.State);
        draft.Add(new IncidentEvent.CardIssued(new($"{draft.State.Id}.card-{number}", number, kind, actionIds, now, expires), now));
    }

    private TimeSpan Life(IncidentState state)
    {
        var life = policy.FirstApproval * Math.Pow(2, Math.Min(state.Renewals, 16));
        return life < policy.LongestApproval ? life : policy.LongestApproval;
    }

    private DateTimeOffset? UndoEndsAt(IncidentState state) =>
        state.Status is IncidentStatus.Closed ? state.ClosedAt + policy.UndoAfterClosing : null;

    private (CardKind Kind, IReadOnlyList<string> ActionIds)? Wanted(IncidentState state, DateTimeOffset now) => state.Status switch
    {
        IncidentStatus.Open => WantedOpen(state),
        IncidentStatus.Closed when now < UndoEndsAt(state) => WantedClosed(state),
        _ => null,
    };

    private static (CardKind Kind, IReadOnlyList<string> ActionIds)? WantedOpen(IncidentState state)
    {
        var proposed = state.Actions.Where(pair => pair.Value.Status is ActionStatus.Proposed).Select(pair => pair.Key).ToList();
        if (proposed.Count > 0) return (CardKind.Approval, proposed);
        if (state.Actions.Values.Any(action => action.InFlight)) return null;
        return (CardKind.FollowUp, Undoable(state));
    }

    /// <summary>Recovery may take weeks: the way back outlives the incident, and is all that is left to decide.</summary>
    private static (CardKind Kind, IReadOnlyList<string> ActionIds)? WantedClosed(IncidentState state)
    {
        var undoable = Undoable(state);
        return undoable.Count > 0 && !state.Actions.Values.Any(action => action.InFlight) ? (CardKind.FollowUp, undoable) : null;
    }

    private static List<string> Undoable(IncidentState state) =>
        [.. state.Actions.Where(pair => pair.Value.Undoable).Select(pair => pair.Key)];
}
