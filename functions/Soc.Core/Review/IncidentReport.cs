using Soc.Core.Incidents;
using Soc.Core.Prepare;
using Soc.Core.Respond;

namespace Soc.Core.Review;

/// <summary>An event as a process's stream keeps it.</summary>
/// <param name="Hash">Of the chain up to and with this event.</param>
public sealed record Recorded<TEvent>(long Sequence, DateTimeOffset RecordedAt, string Hash, TEvent Event);

/// <summary>What verifying one process's hash chain found.</summary>
/// <param name="Process">"incident" or the action's id.</param>
/// <param name="Fault">In words; null when the chain holds.</param>
public sealed record ChainFinding(string Process, long Events, string? Fault);

/// <summary>All that a report is written from.</summary>
/// <param name="Containments">By action id: the steps of the process that carried it out.</param>
/// <param name="Sight">How well the tenant could be seen in the incident's time.</param>
public sealed record CaseFile(
    IncidentView View,
    TenantDirectory Directory,
    IReadOnlyList<Recorded<IncidentEvent>> Events,
    IReadOnlyDictionary<string, IReadOnlyList<Recorded<ContainmentEvent>>> Containments,
    IReadOnlyList<ChainFinding> Chains,
    Sight Sight);

/// <summary>The post-incident report. A pure function of the case file; text in it may be attacker-controlled, renderers escape all of it.</summary>
public sealed record IncidentReport(
    IncidentView Incident,
    ReportSummary Summary,
    IReadOnlyList<Milestone> Milestones,
    IReadOnlyList<DecisionLine> Decisions,
    IReadOnlyList<ActionStory> Actions,
    IReadOnlyList<BlindSpot> BlindSpots,
    IReadOnlyList<AuditEntry> Audit,
    IReadOnlyList<ChainFinding> Chains)
{
    public static IncidentReport Of(CaseFile file) => new(
        file.View,
        ReportSummary.Of(file.View),
        Milestone.Of(file),
        DecisionLine.Of(file),
        [.. file.View.Actions.Select(action => ActionStory.Of(action, file.Containments.GetValueOrDefault(action.Id) ?? []))],
        BlindSpot.Of(file),
        AuditEntry.Of(file),
        file.Chains);
}
