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

    private static IEnumerable<RecoveryTask> Tasks(ActionProgress action) => action.Status switch
    {
        // What the machine did not do leaves nothing behind that could be taken back.
        ActionStatus.HumanTask or ActionStatus.Refused => action.ByHand is { } instead ? [ByHand("by-hand", action, instead)] : [],
        ActionStatus.Failed => [ByHand("check", action, Check(action))],
        _ => Tasks(action.Proposal.Action),
    };

    private static string Check(ActionProgress action)
    {
        var check = action.Proposal.Action switch
        {
            ContainmentAction.RevokeSessions => "Check whether the user's sessions have ended; end them by hand if not",
            ContainmentAction.DisableAccount => "Check whether the account is disabled; decide by hand whether it has to be",
            ContainmentAction.RemoveAuthenticationMethod => "Check whether the added authenticator is gone; remove it by hand if not",
            ContainmentAction.DisableInboxRule => "Check whether the inbox rule is disabled; disable it by hand if not",
            ContainmentAction.IsolateDevice => "Check in the action center whether the device is isolated; take it off the network by hand if it has to be",
            ContainmentAction.BlockIndicator => "Check whether the indicator exists; add it by hand if not",
            _ => throw new ArgumentOutOfRangeException(nameof(action), action.Proposal.Action.GetType().Name, "An action that nobody can check."),
        };
        return action.Undoable ? $"{check}. It may still take effect: undo on the card if it must not" : check;
    }

    private static RecoveryTask ByHand(string id, ActionProgress action, string title) =>
        new($"{id}.{action.Proposal.Action.Id}", TargetOf(action.Proposal.Action), title, Tier.L3);

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
