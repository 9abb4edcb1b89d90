using Soc.Core.Processes;
using Soc.Core.Respond;

namespace Soc.Microsoft365.Tests;

/// <summary>The port's steps with this test's cancellation.</summary>
internal static class Steps
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static Task<StepOutcome> Snapshot(this Loopback tenant, ContainmentOrder order) => tenant.Containment.Snapshot(order, Cancellation);

    public static async Task<TargetSnapshot> Snapshotted(this Loopback tenant, ContainmentOrder order) =>
        Assert.IsType<StepOutcome.Snapshotted>(await tenant.Snapshot(order)).Snapshot;

    public static Task<StepOutcome> Act(this Loopback tenant, ContainmentOrder order, TargetSnapshot snapshot) =>
        tenant.Containment.Act(order, snapshot, Cancellation);

    public static async Task<string?> Acted(this Loopback tenant, ContainmentOrder order, TargetSnapshot snapshot) =>
        Assert.IsType<StepOutcome.Accepted>(await tenant.Act(order, snapshot)).Receipt;

    public static Task<StepOutcome> Undo(this Loopback tenant, ContainmentOrder order, TargetSnapshot snapshot) =>
        tenant.Containment.Undo(order, snapshot, Cancellation);

    public static async Task<string?> Undone(this Loopback tenant, ContainmentOrder order, TargetSnapshot snapshot) =>
        Assert.IsType<StepOutcome.Accepted>(await tenant.Undo(order, snapshot)).Receipt;

    public static Task<StepOutcome> ReadBack(
        this Loopback tenant, ContainmentOrder order, TargetSnapshot snapshot, string? receipt, Direction direction = Direction.Act) =>
        tenant.Containment.ReadBack(order, snapshot, direction, receipt, Cancellation);

    public static Refusal Refusal(this StepOutcome outcome) => Assert.IsType<StepOutcome.Refused>(outcome).Refusal;
}
