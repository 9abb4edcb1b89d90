using Soc.Core.Processes;
using Soc.Core.Respond;
using Soc.Simulator.Server;
using static Soc.Microsoft365.Tests.Loopback;

namespace Soc.Microsoft365.Tests.Graph;

public sealed class DisableInboxRuleTests : ContainmentContract
{
    protected override ContainmentAction Action => new ContainmentAction.DisableInboxRule(User, ".");
    protected override (int Act, int Undo) Deeds => (1, 1);
    protected override (string Method, string Route) Write => ("PATCH", "/v1.0/users/*/mailFolders/inbox/messageRules/*");
    protected override string Permission => "MailboxSettings.ReadWrite";

    [Fact]
    public async Task Undo_leaves_a_rule_disabled_that_was_disabled_before_us()
    {
        await using var tenant = await Run();
        var snapshot = await tenant.Snapshotted(Order(Action));
        await tenant.Acted(Order(Action), snapshot);
        await tenant.Undone(Order(Action), snapshot);
        Assert.All(tenant.Server.Journal, entry => Assert.EndsWith("/AQAAAAAB", entry.Path, StringComparison.Ordinal));
        Assert.Equal(2, tenant.Server.Journal.Count);
    }

    [Fact]
    public async Task A_read_only_rule_is_told_in_the_snapshot_and_is_a_task_for_a_person()
    {
        await using var tenant = await Run();
        var order = Order(new ContainmentAction.DisableInboxRule(User, "Client rule"));
        var snapshot = Assert.IsType<TargetSnapshot.InboxRules>(await tenant.Snapshotted(order));
        Assert.True(Assert.Single(snapshot.Rules).ReadOnly);
        var refusal = (await tenant.Act(order, snapshot)).Refusal();
        Assert.Equal(RefusalReason.TargetNotChangeable, refusal.Reason);
        Assert.NotNull(refusal.HumanTask);
        Assert.Empty(tenant.Server.Journal);
    }

    [Fact]
    public async Task Rules_are_read_over_all_pages()
    {
        await using var tenant = await Run(new() { PageSize = 1 });
        var snapshot = Assert.IsType<TargetSnapshot.InboxRules>(await tenant.Snapshotted(Order(Action)));
        Assert.Equal(["AQAAAAAB", "AQAAAAAC"], snapshot.Rules.Select(rule => rule.Id));
    }

    [Fact]
    public async Task A_fault_on_a_later_page_is_an_outcome_too()
    {
        await using var tenant = await Run(new() { PageSize = 1, Faults = [new("GET", null, new Fault.Throttled(TimeSpan.FromSeconds(7)), After: 2)] });
        Assert.Equal(new StepOutcome.Throttled(TimeSpan.FromSeconds(7)), await tenant.Snapshot(Order(Action)));
    }

    [Fact]
    public async Task A_rule_that_is_not_listed_may_be_hidden_and_is_a_task_for_a_person()
    {
        await using var tenant = await Run();
        var refusal = (await tenant.Snapshot(Order(new ContainmentAction.DisableInboxRule(User, "newsletters")))).Refusal();
        Assert.Equal(RefusalReason.TargetNotFound, refusal.Reason);
        Assert.Contains("IncludeHidden", refusal.HumanTask, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_that_was_deleted_meanwhile_hides_nothing_and_does_not_come_back()
    {
        await using var tenant = await Run();
        var gone = new TargetSnapshot.InboxRules(User, [new InboxRule("AQAAAAAZ", ".", Enabled: true, ReadOnly: false)]);
        await tenant.Acted(Order(Action), gone);
        Assert.IsType<StepOutcome.Effective>(await tenant.ReadBack(Order(Action), gone, null));
        Assert.Equal(RefusalReason.TargetNotFound, (await tenant.Undo(Order(Action), gone)).Refusal().Reason);
        Assert.Empty(tenant.Server.Journal);
    }
}
