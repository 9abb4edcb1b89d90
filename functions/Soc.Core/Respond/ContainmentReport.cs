using System.Text.Json.Serialization;
using Soc.Core.Processes;

namespace Soc.Core.Respond;

/// <summary>Where an action stands.</summary>
public enum ActionStatus { Proposed, HumanTask, Rejected, Approved, Effective, Refused, Failed, Undoing, Undone, UndoFailed }

/// <param name="Detail">What was read back, or what went wrong, for the report; no attacker-controlled text.</param>
/// <param name="MayHold">Failed, but the tenant was asked: it may have happened all the same, or happen later.</param>
public sealed record ContainmentReport(ActionStatus Status, string Detail, Refusal? Refusal = null, bool MayHold = false);

/// <summary>An action that the plan proposes.</summary>
/// <param name="Why">For the analyst; no attacker-controlled text.</param>
/// <param name="AlertIds">The evidence, ordered.</param>
/// <param name="Approvers">How many persons must approve.</param>
/// <param name="Blocked">Set when the machine may not do it: the refusal says what a person does instead.</param>
public sealed record ProposedAction(ContainmentAction Action, string Why, IReadOnlyList<string> AlertIds, int Approvers, Refusal? Blocked = null);

/// <summary>A proposed action and what became of it.</summary>
/// <param name="ProcessKey">The containment process that runs it; null until it is approved.</param>
/// <param name="ApprovedBy">Persons who approved it so far.</param>
/// <param name="ByHand">What a person has to do because the machine may not.</param>
/// <param name="MayHold">It failed after the tenant was asked: nobody knows whether it is in effect.</param>
public sealed record ActionProgress(
    ProposedAction Proposal,
    ActionStatus Status,
    IReadOnlyList<string> ApprovedBy,
    string? Detail = null,
    string? ProcessKey = null,
    string? ByHand = null,
    bool MayHold = false)
{
    /// <summary>In effect or perhaps so, with a way back; also when that way failed once.</summary>
    [JsonIgnore]
    public bool Undoable => (Uncertain || Status is ActionStatus.Effective or ActionStatus.UndoFailed) && Proposal.Action.Inverse is Inverse.Undoable;

    /// <summary>Failed, and yet perhaps in effect: a laptop that slept through the time that proof had.</summary>
    [JsonIgnore]
    public bool Uncertain => MayHold && Status is ActionStatus.Failed;

    /// <summary>In effect in the tenant, as far as anybody knows.</summary>
    [JsonIgnore]
    public bool Holds => Status is ActionStatus.Effective or ActionStatus.Undoing or ActionStatus.UndoFailed;

    /// <summary>How much of it the tenant may feel: nothing, perhaps something, or a deed in effect or under way.</summary>
    [JsonIgnore]
    public int Weight => Holds || InFlight ? 2 : Uncertain ? 1 : 0;

    [JsonIgnore]
    public bool InFlight => Status is ActionStatus.Approved or ActionStatus.Undoing;
}
