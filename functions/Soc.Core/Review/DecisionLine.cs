using Soc.Core.Incidents;

namespace Soc.Core.Review;

/// <summary>What somebody said or tried to say.</summary>
/// <param name="About">The actions it was about, in words; empty for all of the card's, or for none.</param>
/// <param name="Refused">Why it did not count; null when it did.</param>
/// <param name="Note">The person's own words.</param>
public sealed record DecisionLine(DateTimeOffset At, string By, Verdict Verdict, string CardId, IReadOnlyList<string> About, string? Note, string? Refused)
{
    /// <summary>In the order in which they were recorded.</summary>
    public static IReadOnlyList<DecisionLine> Of(CaseFile file) =>
        [.. file.Events.Select(recorded => Of(recorded.Event, file)).OfType<DecisionLine>()];

    private static DecisionLine? Of(IncidentEvent @event, CaseFile file) => @event switch
    {
        IncidentEvent.Decided decided => Line(decided.Decision, null, file),
        IncidentEvent.DecisionRefused refused => Line(refused.Decision, refused.Refusal.Message, file),
        _ => null,
    };

    private static DecisionLine Line(Decision decision, string? refused, CaseFile file) => new(
        decision.At,
        DecisionView.NameOf(decision.By, file.Directory),
        decision.Verdict,
        decision.CardId,
        [.. (decision.ActionIds ?? []).Select(id => AuditEntry.ActionOf(id, file.View))],
        decision.Note,
        refused);
}
