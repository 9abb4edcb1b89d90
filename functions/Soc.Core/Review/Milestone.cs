using Soc.Core.Incidents;
using Soc.Core.Respond;

namespace Soc.Core.Review;

/// <summary>A moment that a SOC measures itself by.</summary>
/// <param name="SinceFirstTrace">How long after the attacker's first trace.</param>
public sealed record Milestone(string What, DateTimeOffset At, TimeSpan SinceFirstTrace)
{
    public static IReadOnlyList<Milestone> Of(CaseFile file)
    {
        if (file.View.Finding.Timeline is not [var first, ..]) return [];
        var moments = new (string What, DateTimeOffset? At)[]
        {
            ("First trace of the attacker", first.First),
            ("Incident opened", First<IncidentEvent.Opened>(file)),
            ("Analyst asked to approve", First<IncidentEvent.CardIssued>(file, issued => issued.Card.Kind is CardKind.Approval)),
            ("First approval", First<IncidentEvent.ApprovalGiven>(file)),
            ("Contained: last action proven", Contained(file)),
            ("Closed", file.View.ClosedAt),
        };
        return [.. from moment in moments where moment.At is not null select new Milestone(moment.What, moment.At!.Value, moment.At.Value - first.First)];
    }

    private static DateTimeOffset? First<TEvent>(CaseFile file, Func<TEvent, bool>? where = null) where TEvent : IncidentEvent =>
        file.Events.Select(recorded => recorded.Event).OfType<TEvent>().FirstOrDefault(each => where?.Invoke(each) ?? true)?.At;

    private static DateTimeOffset? Contained(CaseFile file) =>
        file.Events.Select(recorded => recorded.Event).OfType<IncidentEvent.ContainmentReported>()
            .LastOrDefault(reported => reported.Report.Status is ActionStatus.Effective)?.At;
}
