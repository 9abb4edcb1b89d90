using Soc.Core.Processes;
using Soc.Core.Respond;
using Soc.Microsoft365.Answers;

namespace Soc.Microsoft365.Defender;

/// <summary>
/// POST /api/machines/{id}/isolate and unisolate. Neither is idempotent, and a duplicate can isolate again after the release
/// (github.com/MicrosoftDocs/microsoft-365-docs/issues/5903): so every step first looks for what this order already did.
/// </summary>
internal sealed class DeviceIsolation(DefenderClient defender, TimeProvider clock)
    : ForeignContainment<ContainmentAction.IsolateDevice, TargetSnapshot.Machine>("Machine.Read.All", "Machine.Isolate and Machine.Read.All", clock)
{
    protected override async Task<StepOutcome> Snapshot(
        ContainmentAction.IsolateDevice action, ContainmentOrder order, CancellationToken cancellation)
    {
        var machine = await defender.Machine(action.MachineId, cancellation);
        var actions = await defender.Actions(action.MachineId, cancellation);
        var open = actions.Where(known => known.Open)
            .Select(known => new MachineAction(known.Id, known.Type ?? "", known.Status ?? "", OrderMark.Carries(known.RequestorComment, order)));
        return new StepOutcome.Snapshotted(
            new TargetSnapshot.Machine(action.MachineId, machine.ComputerDnsName ?? "", [.. open], IsolatedByOthers(actions, order)));
    }

    protected override async Task<StepOutcome> Act(
        ContainmentAction.IsolateDevice action, ContainmentOrder order, TargetSnapshot.Machine snapshot, CancellationToken cancellation)
    {
        if (Ours(await defender.Actions(action.MachineId, cancellation), "Isolate", order) is { } known) return new StepOutcome.Accepted(known.Id);
        if (snapshot.Isolated) return new StepOutcome.Accepted();
        return await Start(
            "Isolate", action, order,
            () => defender.Isolate(action.MachineId, new Isolation(OrderMark.Text(order), "Full"), cancellation), cancellation);
    }

    protected override async Task<StepOutcome> Undo(
        ContainmentAction.IsolateDevice action, ContainmentOrder order, TargetSnapshot.Machine snapshot, CancellationToken cancellation)
    {
        var actions = await defender.Actions(action.MachineId, cancellation);
        if (Ours(actions, "Unisolate", order) is { } release) return new StepOutcome.Accepted(release.Id);
        return Ours(actions, "Isolate", order) switch
        {
            null => new StepOutcome.Accepted(),
            { Status: "Pending" } waiting => await Cancel(waiting, order, cancellation),
            // Too late to cancel with certainty and too early to release: a release that overtakes the isolation leaves the device isolated.
            { Status: "InProgress" } => new StepOutcome.Transient("The isolation is just being carried out; it is released when that has ended."),
            { Status: "Failed" or "Cancelled" } never => new StepOutcome.Accepted(never.Id),
            _ => await Start(
                "Unisolate", action, order,
                () => defender.Unisolate(action.MachineId, new Remark(OrderMark.Text(order)), cancellation), cancellation),
        };
    }

    protected override async Task<StepOutcome> ReadActBack(
        ContainmentAction.IsolateDevice action, ContainmentOrder order, TargetSnapshot.Machine snapshot, string? receipt, CancellationToken cancellation)
    {
        if (receipt is null) return new StepOutcome.Effective("The device was isolated before us.");
        var known = await defender.Action(receipt, cancellation);
        return known switch
        {
            { Status: "Succeeded" } => new StepOutcome.Effective("The device is isolated: the machine action succeeded."),
            { Open: true } => new StepOutcome.Pending(known.Status!),
            _ => Ended("isolation", known),
        };
    }

    protected override async Task<StepOutcome> ReadUndoBack(
        ContainmentAction.IsolateDevice action, ContainmentOrder order, TargetSnapshot.Machine snapshot, string? receipt, CancellationToken cancellation)
    {
        if (receipt is null)
            return new StepOutcome.Effective(snapshot.Isolated ? "The device was isolated before us and stays so." : "There was no isolation of ours to release.");
        var known = await defender.Action(receipt, cancellation);
        return known switch
        {
            { Type: "Isolate", Status: "Failed" or "Cancelled" } => new StepOutcome.Effective("The isolation never took place."),
            { Type: "Unisolate", Status: "Succeeded" } => new StepOutcome.Effective("The device is released: the machine action succeeded."),
            { Open: true } => new StepOutcome.Pending(known.Status!),
            _ => Ended("release", known),
        };
    }

    private async Task<StepOutcome> Start(
        string type, ContainmentAction.IsolateDevice action, ContainmentOrder order, Func<Task<MachineActionResource>> post, CancellationToken cancellation)
    {
        try
        {
            var started = await post();
            // A duplicate may also be answered with the pending action of whoever came first.
            return OrderMark.Carries(started.RequestorComment, order) ? new StepOutcome.Accepted(started.Id) : Overtaken();
        }
        catch (ForeignAnswerException duplicate) when (duplicate.Answer is { Status: 400, Code: "ActiveRequestAlreadyExists" })
        {
            return Ours(await defender.Actions(action.MachineId, cancellation), type, order) is { } known
                ? new StepOutcome.Accepted(known.Id)
                : Overtaken();
        }
    }

    private async Task<StepOutcome> Cancel(MachineActionResource waiting, ContainmentOrder order, CancellationToken cancellation)
    {
        var cancelled = await defender.Cancel(waiting.Id, new Remark(OrderMark.Text(order)), cancellation);
        return cancelled.Status == "Cancelled"
            ? new StepOutcome.Accepted(waiting.Id)
            : new StepOutcome.Transient("The isolation began before it could be cancelled.");
    }

    private static StepOutcome Overtaken() => Refused(
        RefusalReason.ActionAlreadyPending,
        "Somebody else's action on this device is in progress.",
        "Look at the device's pending action in the Defender action center, and decide again when it has ended.");

    private static StepOutcome.Failed Ended(string what, MachineActionResource known) =>
        new($"The {what} ended as {(known.Status is "Failed" or "TimeOut" or "Cancelled" ? known.Status : "something unknown")}.");

    private static MachineActionResource? Ours(IEnumerable<MachineActionResource> actions, string type, ContainmentOrder order) =>
        actions.Where(known => known.Type == type && OrderMark.Carries(known.RequestorComment, order))
            .MaxBy(known => known.CreationDateTimeUtc);

    private static bool IsolatedByOthers(IEnumerable<MachineActionResource> actions, ContainmentOrder order) =>
        actions.Where(known => known is { Type: "Isolate" or "Unisolate", Status: "Succeeded" } && !OrderMark.Carries(known.RequestorComment, order))
            .MaxBy(known => known.CreationDateTimeUtc) is { Type: "Isolate" };
}
