using Microsoft.Graph;
using Soc.Core.Respond;
using Soc.Microsoft365.Answers;

namespace Soc.Microsoft365.Graph;

/// <summary>POST /users/{id}/revokeSignInSessions, proven by signInSessionsValidFromDateTime.</summary>
internal sealed class SessionRevocation(GraphServiceClient graph, TimeProvider clock)
    : ForeignContainment<ContainmentAction.RevokeSessions, TargetSnapshot.Account>(Accounts.Permission, "User.RevokeSessions.All", clock)
{
    private readonly Accounts _accounts = new(graph);

    protected override async Task<StepOutcome> Snapshot(
        ContainmentAction.RevokeSessions action, ContainmentOrder order, CancellationToken cancellation) =>
        new StepOutcome.Snapshotted(await _accounts.Read(action.UserId, cancellation));

    protected override async Task<StepOutcome> Act(
        ContainmentAction.RevokeSessions action, ContainmentOrder order, TargetSnapshot.Account snapshot, CancellationToken cancellation)
    {
        if (!Revoked(order, snapshot, await _accounts.SessionsValidFrom(action.UserId, cancellation)))
            await graph.Users[action.UserId].RevokeSignInSessions.PostAsRevokeSignInSessionsPostResponseAsync(cancellationToken: cancellation);
        return new StepOutcome.Accepted();
    }

    protected override Task<StepOutcome> Undo(
        ContainmentAction.RevokeSessions action, ContainmentOrder order, TargetSnapshot.Account snapshot, CancellationToken cancellation) =>
        Task.FromResult<StepOutcome>(new StepOutcome.Accepted());

    protected override async Task<StepOutcome> ReadActBack(
        ContainmentAction.RevokeSessions action, ContainmentOrder order, TargetSnapshot.Account snapshot, string? receipt, CancellationToken cancellation)
    {
        var validFrom = await _accounts.SessionsValidFrom(action.UserId, cancellation);
        return Revoked(order, snapshot, validFrom)
            ? new StepOutcome.Effective($"Sessions are valid from {validFrom?.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC.")
            : new StepOutcome.Pending("The directory does not show it yet.");
    }

    protected override Task<StepOutcome> ReadUndoBack(
        ContainmentAction.RevokeSessions action, ContainmentOrder order, TargetSnapshot.Account snapshot, string? receipt, CancellationToken cancellation) =>
        Task.FromResult<StepOutcome>(new StepOutcome.Effective("Nothing to restore: the user signs in again."));

    /// <summary>Whether it was done since the order. Not knowing, we revoke again, which harms nobody.</summary>
    private static bool Revoked(ContainmentOrder order, TargetSnapshot.Account snapshot, DateTimeOffset? validFrom)
    {
        // The directory writes the instant by its own clock, in whole seconds, and ours is another clock: a revocation of ours may seem to
        // lie before the order. So what counts first is that the value moved since the snapshot, for both were written by the directory.
        if (validFrom > (snapshot.SessionsValidFrom ?? DateTimeOffset.MinValue)) return true;
        // A snapshot taken only after a first run shows the moved value already. No tolerance here: a value shortly before the order may
        // be somebody else's revocation, and the thief may have signed in since.
        return validFrom >= WholeSeconds(order.RequestedAt);
    }

    private static DateTimeOffset WholeSeconds(DateTimeOffset at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerSecond));
}
