using Soc.Core.Detect;
using Soc.Core.Incidents;
using Soc.Core.Respond;
using Soc.Core.Tests.Story;
using Soc.Core.Triage;
using static Soc.Core.Tests.Incidents.Incident;

namespace Soc.Core.Tests.Incidents;

public sealed class GatheringTests
{
    [Fact]
    public void The_first_alerts_open_the_incident_plan_call_a_tier_and_ask()
    {
        var answer = None.When(Record(Alerts.At(31), Alerts.SignIn(Press.Ana), Alerts.InboxRule(Press.Ana)));

        answer.ThenHappens("Opened", "AlertAdded", "AlertAdded", "Assessed", "TierCalled", "Planned", "CardIssued");
        Assert.Equal(IncidentStatus.Open, answer.State.Status);
        Assert.Equal([DisableAna, DisableRule, RevokeAna], answer.State.Card!.ActionIds);
        Assert.Equal(Alerts.At(31), answer.State.OpenedAt);
        Assert.Equal([new PresentCard(Id, answer.State.Card)], answer.Effects);
    }

    [Fact]
    public void No_alerts_open_no_incident() => None.When(Record(Alerts.At(31))).ThenNothing();

    [Fact]
    public void The_same_alerts_again_add_nothing() =>
        Open.When(Record(Alerts.At(90), Alerts.InboxRule(Press.Ana), Alerts.SignIn(Press.Ana))).ThenNothing();

    [Fact]
    public void An_alert_that_comes_twice_in_one_delivery_is_added_once() =>
        None.When(Record(Alerts.At(31), Alerts.SignIn(Press.Ana), Alerts.SignIn(Press.Ana)))
            .ThenHappens("Opened", "AlertAdded", "Assessed", "TierCalled", "Planned", "CardIssued");

    [Fact]
    public void A_further_alert_raises_the_score_and_calls_the_tier_that_the_score_demands()
    {
        var small = None.After(Record(Alerts.At(10), Alerts.SignIn(Press.Ana)));
        var grown = small.When(Record(Alerts.At(31), Alerts.InboxRule(Press.Ana), Alerts.Authenticator(Press.Ana)));

        Assert.True(grown.State.Assessment.Score > small.State.Assessment.Score);
        Assert.Equal(Tier.L1, small.State.Tier);
        Assert.Equal(Tier.L2, grown.State.Tier);
        var called = Assert.Single(grown.Events.OfType<IncidentEvent.TierCalled>());
        Assert.Equal((Tier.L2, Alerts.At(61)), (called.To, called.DueAt));
    }

    [Fact]
    public void The_last_tier_has_no_timer()
    {
        var state = None.After(Record(Alerts.At(100), [.. Alerts.Whole])).State;

        Assert.Equal((Tier.L3, (DateTimeOffset?)null), (state.Tier, state.TriageDueAt));
    }

    [Fact]
    public void A_new_proposal_supersedes_the_card()
    {
        var answer = Open.When(Record(Alerts.At(45), Alerts.Authenticator(Press.Ana)));

        Assert.Contains(new IncidentEvent.CardWithdrawn(Card(1), CardEnd.Superseded, Alerts.At(45)), answer.Events);
        Assert.Equal(Card(2), answer.State.Card!.Id);
        Assert.Equal(4, answer.State.Card.ActionIds.Count);
        Assert.Contains(new WithdrawCard(Id, Card(1), CardEnd.Superseded), answer.Effects);
    }

    [Fact]
    public void More_evidence_for_the_same_proposals_leaves_the_card_alone()
    {
        var answer = Open.When(Record(Alerts.At(45), Alerts.SignIn(Press.Ana, minutes: 12)));

        answer.ThenHappens("AlertAdded", "Planned");
        Assert.Equal(Card(1), answer.State.Card!.Id);
    }

    [Fact]
    public void Evidence_for_what_is_decided_already_is_no_new_plan() =>
        Contained.When(Record(Alerts.At(45), Alerts.SignIn(Press.Ana, minutes: 12))).ThenHappens("AlertAdded");

    [Fact]
    public void What_may_not_be_done_by_the_machine_is_a_task_for_a_person_and_on_no_card()
    {
        var state = None.After(Record(Alerts.At(31), Alerts.SignIn(Press.SyncedSue), Alerts.Authenticator(Press.SyncedSue))).State;
        var disable = state.Actions[new ContainmentAction.DisableAccount(Press.SyncedSue).Id];

        Assert.Equal(ActionStatus.HumanTask, disable.Status);
        Assert.Equal(ContainmentGuard.DirectorySynchronized.HumanTask, disable.Detail);
        Assert.DoesNotContain(disable.Proposal.Action.Id, state.Card!.ActionIds);
    }

    [Fact]
    public void A_closed_incident_wakes_for_activity_after_its_end_and_calls_a_tier_anew()
    {
        var answer = Closed.When(Record(Alerts.At(80), Alerts.SignIn(Press.Ana, minutes: 70)));

        Assert.Contains(new IncidentEvent.Reopened("Activity after the incident was closed", Alerts.At(80)), answer.Events);
        Assert.Equal(IncidentStatus.Open, answer.State.Status);
        Assert.Equal(Alerts.At(110), answer.State.TriageDueAt);
        Assert.NotNull(answer.State.Card);
    }

    [Fact]
    public void A_closed_incident_sleeps_through_late_records_of_what_is_known()
    {
        var answer = Closed.When(Record(Alerts.At(80), Alerts.SignIn(Press.Ana, minutes: 12)));

        answer.ThenHappens("AlertAdded");
        Assert.Equal(IncidentStatus.Closed, answer.State.Status);
        Assert.Null(answer.Due);
    }

    [Fact]
    public void A_closed_incident_wakes_for_a_detection_that_it_never_held() =>
        Assert.Contains(
            new IncidentEvent.Reopened("A detection that was not part of the incident", Alerts.At(80)),
            Closed.When(Record(Alerts.At(80), Alerts.Authenticator(Press.Ana))).Events);

    [Fact]
    public void A_false_positive_sleeps_through_more_of_the_same()
    {
        var harmless = Open.After(Say(Verdict.FalsePositive, Press.Mo, 40));

        Assert.Equal(IncidentStatus.FalsePositive, harmless.When(Record(Alerts.At(80), Alerts.SignIn(Press.Ana, minutes: 70))).State.Status);
    }

    [Theory]
    [InlineData(Severity.Low, IncidentStatus.FalsePositive)]
    [InlineData(Severity.Medium, IncidentStatus.Open)]
    public void A_false_positive_wakes_for_another_detection_that_is_not_weak(Severity severity, IncidentStatus then)
    {
        var harmless = Open.After(Say(Verdict.FalsePositive, Press.Mo, 40));
        var other = Alerts.Of("mailbox-read", Alerts.At(35), Phase.ActionsOnObjectives, severity, [Alerts.User(Press.Ana)]);

        Assert.Equal(then, harmless.When(Record(Alerts.At(80), other)).State.Status);
    }
}
