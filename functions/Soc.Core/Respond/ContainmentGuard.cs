using Soc.Core.Processes;

namespace Soc.Core.Respond;

/// <summary>What stands against acting, whoever approved: asked when the plan is made and again, with live facts, just before acting.</summary>
public static class ContainmentGuard
{
    public static readonly Refusal NeverContain = new(RefusalReason.NeverContain,
        "The account is on the never-contain list.",
        "Call the owner of the account; change its password by hand if it is really lost.");

    public static readonly Refusal DirectorySynchronized = new(RefusalReason.DirectorySynchronized,
        "The account comes from the on-premises directory: synchronization would reverse the change.",
        "Disable the account in the on-premises Active Directory and start a synchronization.");

    public static readonly Refusal PrivilegedTarget = new(RefusalReason.PrivilegedTarget,
        "The account holds a privileged directory role now: one person's approval is not enough.",
        "A second person approves, and the two do it by hand in the Entra admin center; mark the account as privileged in the tenant's profile.");

    public static readonly Refusal ActionAlreadyPending = new(RefusalReason.ActionAlreadyPending,
        "Another action on this device has not finished: a second one can leave it stuck.",
        "Look at the device's action center; decide again when the pending action has ended.");

    /// <param name="NeverContain">Break-glass, synchronization, or the SOC's own account.</param>
    /// <param name="Synchronized">onPremisesSyncEnabled.</param>
    public sealed record Facts(bool NeverContain, bool Synchronized);

    /// <returns>Why not, or null.</returns>
    public static Refusal? Check(ContainmentAction action, Facts facts)
    {
        if (facts.NeverContain) return NeverContain;
        return facts.Synchronized && action is ContainmentAction.DisableAccount ? DirectorySynchronized : null;
    }

    /// <summary>The same with what the snapshot saw: the profile that the plan was made from may be older than a role.</summary>
    /// <param name="approvedBy">Entra object ids; one person counts once.</param>
    public static Refusal? Check(ContainmentAction action, TargetSnapshot snapshot, bool neverContain, IReadOnlyCollection<string> approvedBy)
    {
        var synchronized = snapshot is TargetSnapshot.Account { Synchronized: true };
        if (snapshot is TargetSnapshot.Machine machine && machine.OpenActions.Any(open => !open.Ours)) return ActionAlreadyPending;
        if (Check(action, new Facts(neverContain, synchronized)) is { } refusal) return refusal;
        var privileged = snapshot is TargetSnapshot.Account account && account.DirectoryRoles.Any(PrivilegedRoles.Contain);
        return privileged && approvedBy.Distinct(StringComparer.OrdinalIgnoreCase).Count() < 2 ? PrivilegedTarget : null;
    }

    /// <summary>The account that the action is aimed at; null for devices and addresses.</summary>
    public static string? UserOf(ContainmentAction action) => action switch
    {
        ContainmentAction.RevokeSessions revoke => revoke.UserId,
        ContainmentAction.DisableAccount disable => disable.UserId,
        ContainmentAction.RemoveAuthenticationMethod remove => remove.UserId,
        ContainmentAction.DisableInboxRule rule => rule.UserId,
        _ => null,
    };
}
