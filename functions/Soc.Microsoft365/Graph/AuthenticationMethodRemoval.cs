using Microsoft.Graph;
using Microsoft.Kiota.Abstractions;
using Soc.Core.Processes;
using Soc.Core.Respond;
using Soc.Microsoft365.Answers;

namespace Soc.Microsoft365.Graph;

/// <summary>DELETE /users/{id}/authentication/{type}Methods/{id} for what was registered around the instant that the action names.</summary>
internal sealed class AuthenticationMethodRemoval(GraphServiceClient graph, TimeProvider clock)
    : ForeignContainment<ContainmentAction.RemoveAuthenticationMethod, TargetSnapshot.AuthenticationMethods>(
        "UserAuthenticationMethod.ReadWrite.All", "UserAuthenticationMethod.ReadWrite.All", clock)
{
    private const string Password = "passwordAuthenticationMethod";
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private readonly RegisteredMethods _methods = new(graph);

    protected override async Task<StepOutcome> Snapshot(
        ContainmentAction.RemoveAuthenticationMethod action, ContainmentOrder order, CancellationToken cancellation)
    {
        var registered = (await _methods.List(action.UserId, cancellation))
            .Where(method => method.Type != Password && method.CreatedAt is { } at && (at - action.RegisteredAt).Duration() <= Window)
            .ToList();
        return registered.Count > 0
            ? new StepOutcome.Snapshotted(new TargetSnapshot.AuthenticationMethods(action.UserId, registered))
            : Refused(
                RefusalReason.TargetNotFound,
                "No method was registered within 15 minutes of the recorded instant; it may be gone, or carry no date.",
                "Review the user's authentication methods in the Entra admin center and remove what the user does not know.");
    }

    protected override async Task<StepOutcome> Act(
        ContainmentAction.RemoveAuthenticationMethod action, ContainmentOrder order, TargetSnapshot.AuthenticationMethods snapshot,
        CancellationToken cancellation)
    {
        if (!snapshot.Methods.All(RegisteredMethods.Deletable)) return ByHand("A method is of a kind that the Graph's v1.0 does not delete.");
        var left = await Present(action.UserId, snapshot, cancellation);
        while (left.Count > 0)
        {
            var refused = await Delete(action.UserId, left, cancellation);
            if (refused.Count == left.Count) return ByHand("A method is the user's default while others are left, and cannot be deleted.");
            left = refused;
        }
        return new StepOutcome.Accepted();
    }

    protected override Task<StepOutcome> Undo(
        ContainmentAction.RemoveAuthenticationMethod action, ContainmentOrder order, TargetSnapshot.AuthenticationMethods snapshot,
        CancellationToken cancellation) =>
        Task.FromResult(Refused(
            RefusalReason.Irreversible,
            "A removed method cannot be put back.",
            "Issue a Temporary Access Pass; the user registers again."));

    protected override async Task<StepOutcome> ReadActBack(
        ContainmentAction.RemoveAuthenticationMethod action, ContainmentOrder order, TargetSnapshot.AuthenticationMethods snapshot, string? receipt,
        CancellationToken cancellation) =>
        (await Present(action.UserId, snapshot, cancellation)).Count is var left and > 0
            ? new StepOutcome.Pending($"{left} of {snapshot.Methods.Count} methods are still listed.")
            : new StepOutcome.Effective($"{snapshot.Methods.Count} authentication method(s) are gone.");

    protected override Task<StepOutcome> ReadUndoBack(
        ContainmentAction.RemoveAuthenticationMethod action, ContainmentOrder order, TargetSnapshot.AuthenticationMethods snapshot, string? receipt,
        CancellationToken cancellation) =>
        Undo(action, order, snapshot, cancellation);

    private async Task<List<AuthenticationMethod>> Present(
        string userId, TargetSnapshot.AuthenticationMethods snapshot, CancellationToken cancellation)
    {
        var listed = (await _methods.List(userId, cancellation)).Select(method => method.Id).ToHashSet(StringComparer.Ordinal);
        return [.. snapshot.Methods.Where(method => listed.Contains(method.Id))];
    }

    /// <summary>
    /// v1.0 does not say which method is the default one: it only refuses to delete it while others are left, with 400 and one of several
    /// free texts. So whatever is refused that way is tried again after the others.
    /// </summary>
    private async Task<List<AuthenticationMethod>> Delete(string userId, List<AuthenticationMethod> methods, CancellationToken cancellation)
    {
        var refused = new List<AuthenticationMethod>();
        foreach (var method in methods)
        {
            try
            {
                await _methods.Delete(userId, method, cancellation);
            }
            catch (ApiException answer) when (answer.ResponseStatusCode == 400)
            {
                refused.Add(method);
            }
            catch (ApiException answer) when (answer.ResponseStatusCode == 404)
            {
                // Gone since it was listed, which is what was wanted.
            }
        }
        return refused;
    }

    private static StepOutcome ByHand(string message) => Refused(
        RefusalReason.TargetNotChangeable, message, "Remove the method in the Entra admin center; where it is the user's default sign-in method, change the default first.");
}
