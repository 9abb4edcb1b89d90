using Soc.Core.Recover;
using Soc.Core.Respond;
using Soc.Core.Tests.Incidents;
using Soc.Core.Tests.Story;

namespace Soc.Core.Tests.Recover;

public sealed class RecoveryPlanTests
{
    [Fact]
    public void Each_contained_target_has_its_way_back_in_order()
    {
        var tasks = RecoveryPlan.For(Incident.Contained.State.Actions.Values);

        Assert.Equal(
            ["enable-account", "register-again", "reset-password", "review-consents", "review-mailbox", "warn-correspondents"],
            tasks.Select(task => task.Id.Split('.')[0]).Order());
        Assert.All(tasks.Where(task => task.After is not null), task => Assert.Contains(tasks, each => each.Id == task.After));
    }

    [Theory]
    [InlineData(ActionStatus.Rejected)]
    [InlineData(ActionStatus.Undone)]
    public void What_was_rejected_or_undone_leaves_nothing_to_do(ActionStatus status) =>
        Assert.Empty(RecoveryPlan.For([Disable(status, byHand: null)]));

    [Fact]
    public void What_was_refused_at_execution_is_a_task_for_a_person()
    {
        var acting = Incident.Open.After(Incident.Say(Core.Incidents.Verdict.Approve, Press.Sam, 40));
        var refused = acting.After(new Core.Incidents.IncidentCommand.ReportContainment(
            Incident.DisableAna, $"{Incident.Id}.{Incident.DisableAna}", new(ActionStatus.Refused, "No", ContainmentGuard.DirectorySynchronized), Alerts.At(41)));

        var task = Assert.Single(RecoveryPlan.For(refused.State.Actions.Values), task => task.Id == $"by-hand.{Incident.DisableAna}");
        Assert.Equal((ContainmentGuard.DirectorySynchronized.HumanTask, Press.Ana), (task.Title, task.Target));
    }

    [Fact]
    public void Two_actions_on_one_account_ask_for_each_task_once()
    {
        var tasks = RecoveryPlan.For([Disable(ActionStatus.Effective, null), Disable(ActionStatus.Effective, null)]);

        Assert.Equal(tasks.Select(task => task.Id).Distinct(), tasks.Select(task => task.Id));
    }

    [Theory]
    [InlineData(ActionStatus.Refused)]
    [InlineData(ActionStatus.HumanTask)]
    public void What_the_machine_may_not_do_leaves_only_what_a_person_does_instead(ActionStatus status)
    {
        var task = Assert.Single(RecoveryPlan.For([Disable(status, "Disable it on premises")]));

        Assert.Equal("Disable it on premises", task.Title);
    }

    [Fact]
    public void What_failed_is_checked_by_a_person_and_undone_on_the_card_only_if_it_may_hold()
    {
        var never = Assert.Single(RecoveryPlan.For([Disable(ActionStatus.Failed, null)]));
        Assert.Equal(($"check.{Incident.DisableAna}", Press.Ana), (never.Id, never.Target));
        Assert.DoesNotContain("undo", never.Title, StringComparison.Ordinal);

        var perhaps = Assert.Single(RecoveryPlan.For([Disable(ActionStatus.Failed, null) with { MayHold = true }]));
        Assert.Contains("undo on the card", perhaps.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_kind_of_action_can_be_checked_by_hand() =>
        Assert.All(
            Core.Respond.ContainmentPlan.For(Alerts.Whole, Press.Directory),
            proposal => Assert.StartsWith("Check", Assert.Single(RecoveryPlan.For([new(proposal, ActionStatus.Failed, [])])).Title, StringComparison.Ordinal));

    private static ActionProgress Disable(ActionStatus status, string? byHand) =>
        new(new(new ContainmentAction.DisableAccount(Press.Ana), "Why", [], 1), status, [], ByHand: byHand);
}
