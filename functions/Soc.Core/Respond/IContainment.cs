using Soc.Core.Processes;
using Soc.Core.Tenants;

namespace Soc.Core.Respond;

/// <summary>
/// The way into the tenant. Every member may be called twice with the same order (a process may die between doing and noting it):
/// the deed is done once per <see cref="ContainmentOrder.Key"/>. Expected answers are values; an exception is a bug.
/// </summary>
public interface IContainment
{
    /// <summary>Reads the target; changes nothing. Answers <see cref="StepOutcome.Snapshotted"/>.</summary>
    Task<StepOutcome> Snapshot(ContainmentOrder order, CancellationToken cancellation);

    /// <summary>Acts on the target. Answers <see cref="StepOutcome.Accepted"/>: the system took the call, nothing is proven yet.</summary>
    Task<StepOutcome> Act(ContainmentOrder order, TargetSnapshot snapshot, CancellationToken cancellation);

    /// <summary>Restores what the snapshot says. Answers <see cref="StepOutcome.Accepted"/>, or <see cref="StepOutcome.Effective"/> when there was nothing to restore.</summary>
    Task<StepOutcome> Undo(ContainmentOrder order, TargetSnapshot snapshot, CancellationToken cancellation);

    /// <summary>Reads the target back. Answers <see cref="StepOutcome.Effective"/> or <see cref="StepOutcome.Pending"/>.</summary>
    /// <param name="receipt">What Act or Undo answered.</param>
    Task<StepOutcome> ReadBack(ContainmentOrder order, TargetSnapshot snapshot, Direction direction, string? receipt, CancellationToken cancellation);
}

public enum Direction { Act, Undo }

/// <param name="Key">Names this order among all: stands in comments and descriptions that the other system keeps, so that a second run finds the first. At most 60 characters of [A-Za-z0-9-_.].</param>
/// <param name="RequestedAt">When the process decided to act (UTC); sessions valid from a later instant were revoked by us.</param>
/// <param name="Reason">One line for the other system's own log; no attacker-controlled text.</param>
public sealed record ContainmentOrder(TenantId Tenant, string Key, ContainmentAction Action, DateTimeOffset RequestedAt, string Reason);

/// <summary>What one call into the tenant came to.</summary>
public abstract record StepOutcome
{
    private StepOutcome() { }

    public sealed record Snapshotted(TargetSnapshot Snapshot) : StepOutcome;

    /// <param name="Receipt">What to ask about later: a machine action's id, an indicator's id; null where the target itself is read.</param>
    public sealed record Accepted(string? Receipt = null) : StepOutcome;

    /// <param name="Proof">What was read back, in words for the report; no attacker-controlled text.</param>
    public sealed record Effective(string Proof) : StepOutcome;

    /// <summary>Not yet; ask again.</summary>
    public sealed record Pending(string Status) : StepOutcome;

    /// <summary>429 or 503 with Retry-After.</summary>
    public sealed record Throttled(TimeSpan RetryAfter) : StepOutcome;

    /// <summary>A named passing fault: a broken connection, a time-out, 500, 502, 504.</summary>
    public sealed record Transient(string Reason) : StepOutcome;

    /// <summary>The other system, or a guard beside it, says no for good.</summary>
    public sealed record Refused(Refusal Refusal) : StepOutcome;

    /// <summary>It ended badly: a machine action Failed, TimeOut or Cancelled, or an answer that nobody expected.</summary>
    public sealed record Failed(string Reason) : StepOutcome;
}
