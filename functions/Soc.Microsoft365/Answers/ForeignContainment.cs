using System.Text.Json;
using Azure.Identity;
using Microsoft.Kiota.Abstractions;
using Soc.Core.Processes;
using Soc.Core.Respond;

namespace Soc.Microsoft365.Answers;

/// <summary>One kind of action against one system. Turns everything that a call can expectably come to into an outcome.</summary>
/// <param name="readPermission">What the application needs to read the target.</param>
/// <param name="writePermission">What it needs to act.</param>
internal abstract class ForeignContainment<TAction, TSnapshot>(string readPermission, string writePermission, TimeProvider clock) : IContainment
    where TAction : ContainmentAction
    where TSnapshot : TargetSnapshot
{
    public Task<StepOutcome> Snapshot(ContainmentOrder order, CancellationToken cancellation) =>
        Call(() => Snapshot((TAction)order.Action, order, cancellation), readPermission, null, cancellation);

    public Task<StepOutcome> Act(ContainmentOrder order, TargetSnapshot snapshot, CancellationToken cancellation) =>
        Call(() => Act((TAction)order.Action, order, (TSnapshot)snapshot, cancellation), writePermission, snapshot, cancellation);

    public Task<StepOutcome> Undo(ContainmentOrder order, TargetSnapshot snapshot, CancellationToken cancellation) =>
        Call(() => Undo((TAction)order.Action, order, (TSnapshot)snapshot, cancellation), writePermission, snapshot, cancellation);

    public Task<StepOutcome> ReadBack(
        ContainmentOrder order, TargetSnapshot snapshot, Direction direction, string? receipt, CancellationToken cancellation) =>
        Call(() => direction == Direction.Act
                ? ReadActBack((TAction)order.Action, order, (TSnapshot)snapshot, receipt, cancellation)
                : ReadUndoBack((TAction)order.Action, order, (TSnapshot)snapshot, receipt, cancellation),
            readPermission, snapshot, cancellation);

    protected abstract Task<StepOutcome> Snapshot(TAction action, ContainmentOrder order, CancellationToken cancellation);

    protected abstract Task<StepOutcome> Act(TAction action, ContainmentOrder order, TSnapshot snapshot, CancellationToken cancellation);

    protected abstract Task<StepOutcome> Undo(TAction action, ContainmentOrder order, TSnapshot snapshot, CancellationToken cancellation);

    protected abstract Task<StepOutcome> ReadActBack(
        TAction action, ContainmentOrder order, TSnapshot snapshot, string? receipt, CancellationToken cancellation);

    protected abstract Task<StepOutcome> ReadUndoBack(
        TAction action, ContainmentOrder order, TSnapshot snapshot, string? receipt, CancellationToken cancellation);

    protected static StepOutcome Refused(RefusalReason reason, string message, string task) =>
        new StepOutcome.Refused(new Refusal(reason, message, task));

    private async Task<StepOutcome> Call(
        Func<Task<StepOutcome>> step, string permission, TargetSnapshot? snapshot, CancellationToken cancellation)
    {
        try
        {
            return await step();
        }
        catch (ForeignAnswerException answered)
        {
            return Answered(answered.Answer);
        }
        catch (ApiException answered)
        {
            return Answered(answered.ForeignAnswer());
        }
        catch (AuthenticationFailedException refused)
        {
            return TokenOutcome.Of(refused);
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
            return new StepOutcome.Transient("The connection broke.");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new StepOutcome.Transient("The call timed out.");
        }
        catch (JsonException)
        {
            return new StepOutcome.Failed("The answer could not be read.");
        }

        StepOutcome Answered(ForeignAnswer answer) => AnswerTable.Outcome(
            answer, permission, snapshot is TargetSnapshot.Account { DirectoryRoles.Count: > 0 }, clock.GetUtcNow());
    }
}
