using Soc.Core.Processes;
using Soc.Core.Respond;
using Soc.Microsoft365.Answers;

namespace Soc.Microsoft365.Defender;

/// <summary>
/// POST /api/indicators, action Block. It is an upsert by value, so an indicator of another owner would be overwritten: it is looked for first,
/// and left alone. With Ti.ReadWrite an application is shown its own indicators only; to see the others it takes Ti.ReadWrite.All
/// (learn.microsoft.com/defender-endpoint/api/get-ti-indicators-collection).
/// </summary>
internal sealed class IndicatorBlock(DefenderClient defender, TimeProvider clock)
    : ForeignContainment<ContainmentAction.BlockIndicator, TargetSnapshot.Indicators>("Ti.ReadWrite.All", "Ti.ReadWrite.All", clock)
{
    /// <summary>A tenant holds 15,000 indicators at most, and addresses change hands: a block does not last for ever.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    protected override async Task<StepOutcome> Snapshot(
        ContainmentAction.BlockIndicator action, ContainmentOrder order, CancellationToken cancellation)
    {
        var existing = await List(action, cancellation);
        return new StepOutcome.Snapshotted(new TargetSnapshot.Indicators(
            [.. existing.Select(known => new Indicator(known.Id, known.Action ?? "", OrderMark.Carries(known.Description, order)))]));
    }

    protected override async Task<StepOutcome> Act(
        ContainmentAction.BlockIndicator action, ContainmentOrder order, TargetSnapshot.Indicators snapshot, CancellationToken cancellation)
    {
        var existing = await List(action, cancellation);
        if (Ours(existing, order) is { } known) return new StepOutcome.Accepted(known.Id);
        if (existing.Count == 0) return new StepOutcome.Accepted((await defender.Submit(Submission(action, order), cancellation)).Id);
        return existing.Exists(foreign => foreign.Blocks)
            ? new StepOutcome.Accepted()
            : Refused(
                RefusalReason.TargetNotChangeable,
                "An indicator of another owner says something other than Block for this value.",
                "Decide in the Defender portal (Settings, Endpoints, Indicators) whether that indicator may go.");
    }

    protected override async Task<StepOutcome> Undo(
        ContainmentAction.BlockIndicator action, ContainmentOrder order, TargetSnapshot.Indicators snapshot, CancellationToken cancellation)
    {
        if (Ours(await List(action, cancellation), order) is not { } known) return new StepOutcome.Accepted();
        try
        {
            await defender.DeleteIndicator(known.Id, cancellation);
        }
        catch (ForeignAnswerException gone) when (gone.Answer.Status == 404)
        {
            // Expired or deleted since it was listed, which is what was wanted.
        }
        return new StepOutcome.Accepted(known.Id);
    }

    protected override async Task<StepOutcome> ReadActBack(
        ContainmentAction.BlockIndicator action, ContainmentOrder order, TargetSnapshot.Indicators snapshot, string? receipt, CancellationToken cancellation)
    {
        var existing = await List(action, cancellation);
        if (Ours(existing, order) is { Blocks: true }) return new StepOutcome.Effective("Our indicator is listed with action Block.");
        return existing.Exists(known => known.Blocks)
            ? new StepOutcome.Effective("An indicator of another owner blocks it already.")
            : new StepOutcome.Pending("No indicator is listed yet.");
    }

    protected override async Task<StepOutcome> ReadUndoBack(
        ContainmentAction.BlockIndicator action, ContainmentOrder order, TargetSnapshot.Indicators snapshot, string? receipt, CancellationToken cancellation)
    {
        var existing = await List(action, cancellation);
        if (Ours(existing, order) is not null) return new StepOutcome.Pending("Our indicator is still listed.");
        return new StepOutcome.Effective(existing.Count == 0
            ? "No indicator is listed for it."
            : "Our indicator is not listed; that of another owner was left alone.");
    }

    private Task<List<IndicatorResource>> List(ContainmentAction.BlockIndicator action, CancellationToken cancellation) =>
        defender.Indicators(action.Type.ToString(), action.Value, cancellation);

    private static IndicatorSubmission Submission(ContainmentAction.BlockIndicator action, ContainmentOrder order) => new(
        action.Value, action.Type.ToString(), "Block", "Blocked by Soc.Serverless", OrderMark.Text(order), "High",
        (order.RequestedAt + Lifetime).UtcDateTime);

    private static IndicatorResource? Ours(List<IndicatorResource> indicators, ContainmentOrder order) =>
        indicators.Find(known => OrderMark.Carries(known.Description, order));
}
