using Soc.Core.Respond;

namespace Soc.Microsoft365;

/// <summary>A system with an implementation of its own for each kind of action.</summary>
public abstract class ContainmentByAction : IContainment
{
    public Task<StepOutcome> Snapshot(ContainmentOrder order, CancellationToken cancellation) => For(order.Action).Snapshot(order, cancellation);

    public Task<StepOutcome> Act(ContainmentOrder order, TargetSnapshot snapshot, CancellationToken cancellation) =>
        For(order.Action).Act(order, snapshot, cancellation);

    public Task<StepOutcome> Undo(ContainmentOrder order, TargetSnapshot snapshot, CancellationToken cancellation) =>
        For(order.Action).Undo(order, snapshot, cancellation);

    public Task<StepOutcome> ReadBack(
        ContainmentOrder order, TargetSnapshot snapshot, Direction direction, string? receipt, CancellationToken cancellation) =>
        For(order.Action).ReadBack(order, snapshot, direction, receipt, cancellation);

    /// <exception cref="ArgumentOutOfRangeException">The system does not know the action.</exception>
    protected abstract IContainment For(ContainmentAction action);
}
