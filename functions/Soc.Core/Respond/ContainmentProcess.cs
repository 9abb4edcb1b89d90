using System.Text.Json.Serialization;
using Soc.Core.Processes;
using Soc.Core.Tenants;

namespace Soc.Core.Respond;

/// <summary>One approved action on its way: snapshot, act, read back until effective; undo, read back until undone.</summary>
public static class ContainmentProcess
{
    public const string Kind = "containment";

    public static ProcessId Of(TenantId tenant, string key) => new(tenant, Kind, key);
}

/// <summary>One call into the tenant.</summary>
public enum ContainmentStep { Snapshot, Act, ReadBackAct, Undo, ReadBackUndo }

public abstract record ContainmentCommand
{
    private ContainmentCommand() { }

    public abstract DateTimeOffset Now { get; init; }

    /// <param name="IncidentId">To whom it reports.</param>
    /// <param name="ApprovedBy">Entra object ids of the persons who approved it.</param>
    public sealed record Begin(string IncidentId, ContainmentOrder Order, IReadOnlyList<string> ApprovedBy, DateTimeOffset Now) : ContainmentCommand;

    /// <summary>A call came back.</summary>
    /// <param name="Attempt">Which one: an answer to an earlier attempt than the present is stale.</param>
    /// <param name="NeverContain">Read live, beside the call.</param>
    public sealed record StepAnswered(ContainmentStep Step, int Attempt, StepOutcome Outcome, bool NeverContain, DateTimeOffset Now) : ContainmentCommand;

    public sealed record Undo(DateTimeOffset Now) : ContainmentCommand;

    public sealed record Wake(DateTimeOffset Now) : ContainmentCommand;
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(Begun), "begun")]
[JsonDerivedType(typeof(StepRequested), "stepRequested")]
[JsonDerivedType(typeof(SnapshotTaken), "snapshotTaken")]
[JsonDerivedType(typeof(StepAccepted), "stepAccepted")]
[JsonDerivedType(typeof(StepPostponed), "stepPostponed")]
[JsonDerivedType(typeof(UndoBegun), "undoBegun")]
[JsonDerivedType(typeof(Ended), "ended")]
public abstract record ContainmentEvent
{
    private ContainmentEvent() { }

    public abstract DateTimeOffset At { get; init; }

    /// <param name="Deadline">By when it must be proven.</param>
    public sealed record Begun(string IncidentId, ContainmentOrder Order, IReadOnlyList<string> ApprovedBy, DateTimeOffset Deadline, DateTimeOffset At) : ContainmentEvent;

    public sealed record StepRequested(ContainmentStep Step, int Attempt, DateTimeOffset At) : ContainmentEvent;

    public sealed record SnapshotTaken(TargetSnapshot Snapshot, DateTimeOffset At) : ContainmentEvent;

    public sealed record StepAccepted(ContainmentStep Step, string? Receipt, DateTimeOffset At) : ContainmentEvent;

    /// <param name="Fault">A passing fault, as opposed to a system that is still at work.</param>
    public sealed record StepPostponed(ContainmentStep Step, string Why, bool Fault, DateTimeOffset Until, DateTimeOffset At) : ContainmentEvent;

    public sealed record UndoBegun(DateTimeOffset Deadline, DateTimeOffset At) : ContainmentEvent;

    /// <summary>Effective, Undone, Refused, Failed or UndoFailed.</summary>
    public sealed record Ended(ContainmentReport Report, DateTimeOffset At) : ContainmentEvent;
}

public sealed record ContainmentState
{
    public string IncidentId { get; init; } = "";
    public ContainmentOrder? Order { get; init; }
    public IReadOnlyList<string> ApprovedBy { get; init; } = [];
    public TargetSnapshot? Snapshot { get; init; }
    public string? Receipt { get; init; }
    public DateTimeOffset Deadline { get; init; }

    /// <summary>The call that is out, or that waits for <see cref="NotBefore"/>; null when there is nothing to do.</summary>
    public ContainmentStep? Step { get; init; }

    /// <summary>Counts all calls of this process.</summary>
    public int Attempt { get; init; }

    /// <summary>Passing faults in a row.</summary>
    public int Faults { get; init; }

    public DateTimeOffset? NotBefore { get; init; }
    public ContainmentReport? Report { get; init; }
}

/// <summary>Make one call into the tenant and answer with <see cref="ContainmentCommand.StepAnswered"/>.</summary>
public sealed record CallTenant(ContainmentOrder Order, ContainmentStep Step, int Attempt, TargetSnapshot? Snapshot, string? Receipt) : Effect;

/// <summary>Tell the incident how the action ended.</summary>
public sealed record ReportToIncident(string IncidentId, string ActionId, string ProcessKey, ContainmentReport Report) : Effect;
