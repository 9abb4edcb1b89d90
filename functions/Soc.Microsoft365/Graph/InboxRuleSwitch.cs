using Microsoft.Graph;
using Microsoft.Graph.Models;
using Soc.Core.Processes;
using Soc.Core.Respond;
using Soc.Microsoft365.Answers;

namespace Soc.Microsoft365.Graph;

/// <summary>PATCH /users/{id}/mailFolders/inbox/messageRules/{id} isEnabled, for the rules of one name; only where the state differs.</summary>
internal sealed class InboxRuleSwitch(GraphServiceClient graph, TimeProvider clock)
    : ForeignContainment<ContainmentAction.DisableInboxRule, TargetSnapshot.InboxRules>(
        "MailboxSettings.ReadWrite", "MailboxSettings.ReadWrite", clock)
{
    private const string ByHand = "Look at the mailbox with Get-InboxRule -IncludeHidden in Exchange Online, and disable the rule there.";

    protected override async Task<StepOutcome> Snapshot(
        ContainmentAction.DisableInboxRule action, ContainmentOrder order, CancellationToken cancellation)
    {
        var named = (await List(action.UserId, cancellation)).Where(rule => rule.DisplayName == action.RuleName).ToList();
        return named.Count > 0
            ? new StepOutcome.Snapshotted(new TargetSnapshot.InboxRules(action.UserId, named))
            : Refused(RefusalReason.TargetNotFound, "No inbox rule of that name is listed; it may be gone, or hidden from the Graph.", ByHand);
    }

    protected override Task<StepOutcome> Act(
        ContainmentAction.DisableInboxRule action, ContainmentOrder order, TargetSnapshot.InboxRules snapshot, CancellationToken cancellation) =>
        snapshot.Rules.Any(rule => rule is { Enabled: true, ReadOnly: true })
            ? Task.FromResult(Refused(RefusalReason.TargetNotChangeable, "The inbox rule is read-only for the Graph.", ByHand))
            : Switch(snapshot, false, cancellation);

    protected override async Task<StepOutcome> Undo(
        ContainmentAction.DisableInboxRule action, ContainmentOrder order, TargetSnapshot.InboxRules snapshot, CancellationToken cancellation) =>
        (await Enabled(snapshot, cancellation)).Count < snapshot.Rules.Count(rule => rule.Enabled)
            ? Refused(RefusalReason.TargetNotFound, "The rule was deleted after we disabled it.", "If the user misses the rule, the user makes it again.")
            : await Switch(snapshot, true, cancellation);

    protected override async Task<StepOutcome> ReadActBack(
        ContainmentAction.DisableInboxRule action, ContainmentOrder order, TargetSnapshot.InboxRules snapshot, string? receipt, CancellationToken cancellation) =>
        (await Enabled(snapshot, cancellation)).Any(rule => rule.Enabled)
            ? new StepOutcome.Pending("The rule is still enabled.")
            : new StepOutcome.Effective("No rule of that name is enabled any more.");

    protected override async Task<StepOutcome> ReadUndoBack(
        ContainmentAction.DisableInboxRule action, ContainmentOrder order, TargetSnapshot.InboxRules snapshot, string? receipt, CancellationToken cancellation) =>
        (await Enabled(snapshot, cancellation)).Count(rule => rule.Enabled) == snapshot.Rules.Count(rule => rule.Enabled)
            ? new StepOutcome.Effective("The rule is as it was before.")
            : new StepOutcome.Pending("The rule is still disabled.");

    private async Task<StepOutcome> Switch(TargetSnapshot.InboxRules snapshot, bool enabled, CancellationToken cancellation)
    {
        foreach (var rule in (await Enabled(snapshot, cancellation)).Where(rule => rule.Enabled != enabled))
            await graph.Users[snapshot.UserId].MailFolders["inbox"].MessageRules[rule.Id]
                .PatchAsync(new MessageRule { IsEnabled = enabled }, cancellationToken: cancellation);
        return new StepOutcome.Accepted();
    }

    /// <summary>How the rules stand now that were enabled in the snapshot. One that is gone is not among them.</summary>
    private async Task<List<InboxRule>> Enabled(TargetSnapshot.InboxRules snapshot, CancellationToken cancellation)
    {
        var before = snapshot.Rules.Where(rule => rule.Enabled).Select(rule => rule.Id).ToHashSet(StringComparer.Ordinal);
        return [.. (await List(snapshot.UserId, cancellation)).Where(rule => before.Contains(rule.Id))];
    }

    private async Task<IEnumerable<InboxRule>> List(string userId, CancellationToken cancellation)
    {
        var first = await graph.Users[userId].MailFolders["inbox"].MessageRules.GetAsync(cancellationToken: cancellation);
        var rules = await graph.All<MessageRule, MessageRuleCollectionResponse>(first, cancellation);
        return rules.Where(rule => rule.Id is not null)
            .Select(rule => new InboxRule(rule.Id!, rule.DisplayName ?? "", rule.IsEnabled ?? false, rule.IsReadOnly ?? false));
    }
}
