using System.Text.Json.Serialization;
using Soc.Core.Detect;
using Soc.Core.Processes;
using Soc.Core.Respond;
using Soc.Core.Triage;

namespace Soc.Core.Incidents;

/// <summary>What happened to an incident: its state is the fold of these, and they are its audit trail.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(Opened), "opened")]
[JsonDerivedType(typeof(Reopened), "reopened")]
[JsonDerivedType(typeof(AlertAdded), "alertAdded")]
[JsonDerivedType(typeof(Assessed), "assessed")]
[JsonDerivedType(typeof(Planned), "planned")]
[JsonDerivedType(typeof(TierCalled), "tierCalled")]
[JsonDerivedType(typeof(CardIssued), "cardIssued")]
[JsonDerivedType(typeof(CardWithdrawn), "cardWithdrawn")]
[JsonDerivedType(typeof(Decided), "decided")]
[JsonDerivedType(typeof(DecisionRefused), "decisionRefused")]
[JsonDerivedType(typeof(ApprovalGiven), "approvalGiven")]
[JsonDerivedType(typeof(ActionApproved), "actionApproved")]
[JsonDerivedType(typeof(ActionRejected), "actionRejected")]
[JsonDerivedType(typeof(UndoRequested), "undoRequested")]
[JsonDerivedType(typeof(ContainmentReported), "containmentReported")]
[JsonDerivedType(typeof(Absorbed), "absorbed")]
[JsonDerivedType(typeof(Merged), "merged")]
[JsonDerivedType(typeof(Closed), "closed")]
public abstract record IncidentEvent
{
    private IncidentEvent() { }

    public abstract DateTimeOffset At { get; init; }

    public sealed record Opened(string IncidentId, DateTimeOffset At) : IncidentEvent;

    public sealed record Reopened(string Why, DateTimeOffset At) : IncidentEvent;

    public sealed record AlertAdded(Alert Alert, DateTimeOffset At) : IncidentEvent;

    /// <summary>The score changed.</summary>
    public sealed record Assessed(Assessment Assessment, DateTimeOffset At) : IncidentEvent;

    /// <summary>The plan changed: everything it proposes now.</summary>
    public sealed record Planned(IReadOnlyList<ProposedAction> Actions, DateTimeOffset At) : IncidentEvent;

    /// <param name="By">The person who asked for it; null when time did.</param>
    /// <param name="DueAt">When the next tier is called if nobody decides; null on the last tier.</param>
    public sealed record TierCalled(Tier To, string Why, string? By, DateTimeOffset? DueAt, DateTimeOffset At) : IncidentEvent;

    public sealed record CardIssued(Card Card, DateTimeOffset At) : IncidentEvent;

    public sealed record CardWithdrawn(string CardId, CardEnd End, DateTimeOffset At) : IncidentEvent;

    public sealed record Decided(Decision Decision, DateTimeOffset At) : IncidentEvent;

    /// <summary>Somebody tried: the trail remembers whom and why not.</summary>
    public sealed record DecisionRefused(Decision Decision, Refusal Refusal, DateTimeOffset At) : IncidentEvent;

    /// <summary>One of the persons that the action needs.</summary>
    public sealed record ApprovalGiven(string ActionId, string By, DateTimeOffset At) : IncidentEvent;

    /// <summary>Everybody whom it needs has approved.</summary>
    /// <param name="ProcessKey">The containment process that runs it from here.</param>
    public sealed record ActionApproved(string ActionId, string ProcessKey, DateTimeOffset At) : IncidentEvent;

    public sealed record ActionRejected(string ActionId, string By, DateTimeOffset At) : IncidentEvent;

    public sealed record UndoRequested(string ActionId, string ProcessKey, string By, DateTimeOffset At) : IncidentEvent;

    public sealed record ContainmentReported(string ActionId, string ProcessKey, ContainmentReport Report, DateTimeOffset At) : IncidentEvent;

    public sealed record Absorbed(string From, IReadOnlyList<ActionProgress> Actions, IReadOnlyList<string> Requesters, DateTimeOffset At) : IncidentEvent;

    public sealed record Merged(string Into, DateTimeOffset At) : IncidentEvent;

    public sealed record Closed(Verdict Verdict, string By, DateTimeOffset At) : IncidentEvent;
}
