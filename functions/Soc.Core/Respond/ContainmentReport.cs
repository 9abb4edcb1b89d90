using System.Text.Json.Serialization;
using Soc.Core.Processes;

namespace Soc.Core.Respond;

/// <summary>Where an action stands.</summary>
public enum ActionStatus { Proposed, HumanTask, Rejected, Approved, Effective, Refused, Failed, Undoing, Undone, UndoFailed }

/// <param name="Detail">What was read back, or what went wrong, for the report; no attacker-controlled text.</param>
public sealed record ContainmentReport(ActionStatus Status, string Detail, Refusal? Refusal = null);

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
public sealed record ActionProgress(
    ProposedAction Proposal,
    ActionStatus Status,
    IReadOnlyList<string> ApprovedBy,
    string? Detail = null,
    string? ProcessKey = null,
    string? ByHand = null)
{
    /// <summary>In effect, with a way back; also when that way failed once.</summary>
    [JsonIgnore]
    public bool Undoable => Status is (ActionStatus.Effective or ActionStatus.UndoFailed) && Proposal.Action.Inverse is Inverse.Undoable;

    /// <summary>In effect in the tenant, as far as anybody knows.</summary>
    [JsonIgnore]
    public bool Holds => Status is ActionStatus.Effective or ActionStatus.Undoing or ActionStatus.UndoFailed;

    [JsonIgnore]
    public bool InFlight => Status is ActionStatus.Approved or ActionStatus.Undoing;
}
