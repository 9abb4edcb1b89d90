using Microsoft.Graph;
using Microsoft.Graph.Models;
using Soc.Core.Respond;
using Soc.Microsoft365.Answers;

namespace Soc.Microsoft365.Graph;

/// <summary>PATCH /users/{id} accountEnabled, only where the state differs.</summary>
internal sealed class AccountSwitch(GraphServiceClient graph, TimeProvider clock)
    : ForeignContainment<ContainmentAction.DisableAccount, TargetSnapshot.Account>(Accounts.Permission, "User.EnableDisableAccount.All", clock)
{
    private readonly Accounts _accounts = new(graph);

    protected override async Task<StepOutcome> Snapshot(
        ContainmentAction.DisableAccount action, ContainmentOrder order, CancellationToken cancellation) =>
        new StepOutcome.Snapshotted(await _accounts.Read(action.UserId, cancellation));

    protected override Task<StepOutcome> Act(
        ContainmentAction.DisableAccount action, ContainmentOrder order, TargetSnapshot.Account snapshot, CancellationToken cancellation) =>
        Switch(action.UserId, false, cancellation);

    protected override Task<StepOutcome> Undo(
        ContainmentAction.DisableAccount action, ContainmentOrder order, TargetSnapshot.Account snapshot, CancellationToken cancellation) =>
        snapshot.Enabled
            ? Switch(action.UserId, true, cancellation)
            : Task.FromResult<StepOutcome>(new StepOutcome.Accepted());

    protected override Task<StepOutcome> ReadActBack(
        ContainmentAction.DisableAccount action, ContainmentOrder order, TargetSnapshot.Account snapshot, string? receipt, CancellationToken cancellation) =>
        Proof(action.UserId, false, cancellation);

    protected override Task<StepOutcome> ReadUndoBack(
        ContainmentAction.DisableAccount action, ContainmentOrder order, TargetSnapshot.Account snapshot, string? receipt, CancellationToken cancellation) =>
        snapshot.Enabled
            ? Proof(action.UserId, true, cancellation)
            : Task.FromResult<StepOutcome>(new StepOutcome.Effective("The account was disabled before us and stays so."));

    private async Task<StepOutcome> Switch(string userId, bool enabled, CancellationToken cancellation)
    {
        if (await _accounts.Enabled(userId, cancellation) != enabled)
            await graph.Users[userId].PatchAsync(new User { AccountEnabled = enabled }, cancellationToken: cancellation);
        return new StepOutcome.Accepted();
    }

    private async Task<StepOutcome> Proof(string userId, bool enabled, CancellationToken cancellation) =>
        await _accounts.Enabled(userId, cancellation) == enabled
            ? new StepOutcome.Effective($"accountEnabled is {(enabled ? "true" : "false")}.")
            : new StepOutcome.Pending($"accountEnabled is still {(enabled ? "false" : "true")}.");
}
