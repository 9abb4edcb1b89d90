using Soc.Core.Detect;
using Soc.Core.Incidents;
using Soc.Core.Prepare;

namespace Soc.Core.Review;

/// <summary>One line of the audit trail: an event of the incident as it was recorded.</summary>
/// <param name="At">When it happened.</param>
/// <param name="RecordedAt">When it was written down.</param>
public sealed record AuditEntry(long Sequence, DateTimeOffset At, DateTimeOffset RecordedAt, string What, string Hash)
{
    public static IReadOnlyList<AuditEntry> Of(CaseFile file) =>
        [.. file.Events.Select(recorded => new AuditEntry(recorded.Sequence, recorded.Event.At, recorded.RecordedAt, Words(recorded.Event, file), recorded.Hash))];

    /// <summary>An action by its description; by its id when the plan no longer holds it.</summary>
    internal static string ActionOf(string id, IncidentView view) => view.Actions.FirstOrDefault(action => action.Id == id)?.Description ?? id;

    private static string Words(IncidentEvent @event, CaseFile file) => @event switch
    {
        IncidentEvent.Opened => "Opened",
        IncidentEvent.Reopened reopened => $"Reopened: {reopened.Why}",
        IncidentEvent.AlertAdded { Alert: var alert } => $"Alert of {Wording.Clock(alert.Time)}: {alert.Phase.Words()}: {alert.Detection.Title}",
        IncidentEvent.Assessed { Assessment: var assessment } => $"Score {assessment.Score}, {assessment.Severity}, tier {assessment.Tier}",
        IncidentEvent.Planned planned => $"Plan: {Wording.Count(planned.Actions.Count, "action")}",
        IncidentEvent.TierCalled called => $"Tier {called.To} called: {called.Why}{By(called.By, file)}",
        IncidentEvent.CardIssued { Card: var card } => $"Card {card.Number} issued ({(card.Kind is CardKind.Approval ? "approval" : "follow-up")}), until {Wording.Instant(card.ExpiresAt)}",
        IncidentEvent.CardWithdrawn withdrawn => $"Card {withdrawn.CardId} {Ended(withdrawn.End)}",
        IncidentEvent.Decided { Decision: var decision } => $"Decision: {decision.Verdict.Words()}{By(decision.By, file)}",
        IncidentEvent.DecisionRefused refused => $"Refused: {refused.Decision.Verdict.Words()}{By(refused.Decision.By, file)}. {refused.Refusal.Message}",
        IncidentEvent.ApprovalGiven given => $"Approval: {ActionOf(given.ActionId, file.View)}{By(given.By, file)}",
        IncidentEvent.ActionApproved approved => $"Approved by all it needs: {ActionOf(approved.ActionId, file.View)}",
        IncidentEvent.ActionRejected rejected => $"Rejected: {ActionOf(rejected.ActionId, file.View)}{By(rejected.By, file)}",
        IncidentEvent.UndoRequested undo => $"Undo requested: {ActionOf(undo.ActionId, file.View)}{By(undo.By, file)}",
        IncidentEvent.ContainmentReported reported => $"{ActionOf(reported.ActionId, file.View)}: {reported.Report.Status.Words()}. {reported.Report.Detail}",
        IncidentEvent.Absorbed absorbed => $"Took over {absorbed.From}",
        IncidentEvent.Merged merged => $"Merged into {merged.Into}",
        IncidentEvent.Closed closed => $"Closed: {closed.Verdict.Words()}{By(closed.By, file)}",
        _ => throw new ArgumentOutOfRangeException(nameof(@event), @event.GetType().Name, "An event without words."),
    };

    private static string By(string? person, CaseFile file) => person is null ? "" : $", by {DecisionView.NameOf(person, file.Directory)}";

    private static string Ended(CardEnd end) => end switch
    {
        CardEnd.Used => "was used",
        CardEnd.Superseded => "was superseded",
        _ => "expired",
    };
}
