namespace Soc.Core.Processes;

/// <summary>Why a command was not obeyed. A value, never an exception: it is an expected answer.</summary>
/// <param name="Message">For a human: what was refused, and what to do instead. Holds no attacker-controlled text.</param>
/// <param name="HumanTask">What a person has to do in place of the machine, if anything.</param>
public sealed record Refusal(RefusalReason Reason, string Message, string? HumanTask = null);

public enum RefusalReason
{
    UnknownIncident,
    AlreadyClosed,
    MergedAway,
    UnknownCard,
    CardExpired,
    CardSuperseded,
    CardAlreadyUsed,
    RoleMissing,
    RequesterMayNotApprove,
    SecondPersonRequired,
    UnknownAction,
    UnknownDuty,
    AlreadyAnswered,
    NoteMissing,
    ActionsPending,
    NothingToUndo,
    Irreversible,
    NeverContain,
    PrivilegedTarget,
    DirectorySynchronized,
    ActionAlreadyPending,
    TargetNotFound,
    TargetNotChangeable,
    PermissionMissing,
    NotConnected,
}
