using Soc.Core.Respond;
using Soc.Core.Triage;

namespace Soc.Core.Recover;

/// <summary>A step back to an ordinary day. A person does it.</summary>
/// <param name="Target">Entity value: object id, machine id, address.</param>
/// <param name="After">The task that has to be done before; null when none.</param>
public sealed record RecoveryTask(string Id, string Target, string Title, Tier Owner, string? After = null);

/// <summary>What is left to do once containment holds. A pure function of the plan and what became of it.</summary>
public static class RecoveryPlan
{
    public static IReadOnlyList<RecoveryTask> For(IEnumerable<ActionProgress> actions) =>
        [.. actions
            .Where(action => action.Status is not (ActionStatus.Rejected or ActionStatus.Undone))
            .SelectMany(Tasks)
            .DistinctBy(task => task.Id)];

    private static IEnumerable<RecoveryTask> Tasks(ActionProgress action)
    {
        if (action is { Status: ActionStatus.HumanTask or ActionStatus.Refused, ByHand: { } instead })
            yield return new($"by-hand.{action.Proposal.Action.Id}", TargetOf(action.Proposal.Action), instead, Tier.L3);
        foreach (var task in Tasks(action.Proposal.Action)) yield return task;
    }

    private static IEnumerable<RecoveryTask> Tasks(ContainmentAction action) => action switch
    {
        ContainmentAction.DisableAccount { UserId: var user } =>
        [
            Task("reset-password", user, "Reset the password"),
            Task("register-again", user, "Issue a Temporary Access Pass and let the user register an authenticator again", after: "reset-password"),
            Task("enable-account", user, "Enable the account again (undo on the card)", after: "register-again"),
        ],
        ContainmentAction.RevokeSessions { UserId: var user } =>
        [
            Task("review-consents", user, "Review the applications the user consented to and the devices registered lately"),
        ],
        ContainmentAction.DisableInboxRule { UserId: var user } =>
        [
            Task("review-mailbox", user, "Review forwarding, delegates and the mail that the rule moved; delete the rule"),
            Task("warn-correspondents", user, "Warn the correspondents whose replies were hidden"),
        ],
        ContainmentAction.IsolateDevice { MachineId: var device } =>
        [
            Task("clean-device", device, "Scan or reinstall the device; collect an investigation package first"),
            Task("release-device", device, "Release the device (undo on the card)", after: "clean-device"),
        ],
        _ => [],
    };

    private static RecoveryTask Task(string id, string target, string title, string? after = null) =>
        new($"{id}.{target}", target, title, Tier.L2, after is null ? null : $"{after}.{target}");

    private static string TargetOf(ContainmentAction action) => action switch
    {
        ContainmentAction.IsolateDevice isolate => isolate.MachineId,
        ContainmentAction.BlockIndicator block => block.Value,
        _ => ContainmentGuard.UserOf(action)!,
    };
}
