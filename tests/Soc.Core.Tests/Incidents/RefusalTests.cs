using Soc.Core.Incidents;
using Soc.Core.Processes;
using Soc.Core.Respond;
using Soc.Core.Tests.Story;
using Soc.Core.Triage;
using static Soc.Core.Tests.Incidents.Incident;

namespace Soc.Core.Tests.Incidents;

/// <summary>Every way in which the incident says no.</summary>
public sealed class RefusalTests
{
    [Fact]
    public void An_incident_that_never_opened_is_unknown() =>
        None.When(Say(Verdict.Approve, Press.Sam, 40)).ThenRefused(RefusalReason.UnknownIncident);

    [Fact]
    public void A_refused_attempt_is_remembered_and_changes_nothing()
    {
        var answer = Open.When(Say(Verdict.Approve, Press.Mo, 40));

        Assert.Equal([new IncidentEvent.DecisionRefused(Word(Verdict.Approve, Press.Mo.Id, 40), answer.Refusal!, Alerts.At(40))], answer.Events);
        Assert.Equal(SocJson.Write(Open.State), SocJson.Write(answer.State));
        Assert.Empty(answer.Effects);
    }

    [Fact]
    public void A_card_can_be_used_until_it_expires_and_not_at_that_instant()
    {
        Assert.Null(Open.When(Say(Verdict.Approve, Press.Sam, 90.9)).Refusal);
        Open.When(Say(Verdict.Approve, Press.Sam, 91)).ThenRefused(RefusalReason.CardExpired);
    }

    [Fact]
    public void A_card_that_was_renewed_stays_expired() =>
        Open.After(Wake(91)).When(Say(Verdict.Approve, Press.Sam, 92)).ThenRefused(RefusalReason.CardExpired);

    [Fact]
    public void A_card_counts_once() =>
        Open.After(Say(Verdict.Approve, Press.Sam, 40, actions: [DisableRule]))
            .When(Say(Verdict.Approve, Press.Sam, 41)).ThenRefused(RefusalReason.CardAlreadyUsed);

    [Fact]
    public void A_superseded_card_names_the_one_to_use()
    {
        var answer = Open.After(Record(Alerts.At(35), Alerts.Authenticator(Press.Ana))).When(Say(Verdict.Approve, Press.Sam, 40));

        answer.ThenRefused(RefusalReason.CardSuperseded);
        Assert.Contains(Card(2), answer.Refusal!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_card_that_was_never_issued_is_unknown() =>
        Open.When(Say(Verdict.Approve, Press.Sam, 40, card: 7)).ThenRefused(RefusalReason.UnknownCard);

    [Theory]
    [InlineData(Verdict.Approve)]
    [InlineData(Verdict.Undo)]
    public void Containment_and_its_way_back_need_the_third_tier(Verdict verdict)
    {
        Contained.When(Say(verdict, Press.Mo, 50, card: 2)).ThenRefused(RefusalReason.RoleMissing);
        Assert.NotEqual(RefusalReason.RoleMissing, Contained.When(Say(verdict, Press.Sam, 50, card: 2)).Refusal?.Reason);
    }

    [Theory]
    [InlineData(Verdict.Reject)]
    [InlineData(Verdict.FalsePositive)]
    [InlineData(Verdict.Close)]
    public void Letting_go_needs_the_tier_that_the_incident_has(Verdict verdict)
    {
        var second = Open.After(Record(Alerts.At(35), Alerts.Authenticator(Press.Ana)));
        Assert.Equal(Tier.L2, second.State.Tier);

        second.When(Say(verdict, Press.Lin, 50, card: 2)).ThenRefused(RefusalReason.RoleMissing);
        Assert.NotEqual(RefusalReason.RoleMissing, second.When(Say(verdict, Press.Mo, 50, card: 2)).Refusal?.Reason);
    }

    [Fact]
    public void Anybody_among_the_analysts_may_ask_for_the_next_tier() =>
        Assert.Null(Open.When(Say(Verdict.Escalate, Press.Lin, 40)).Refusal);

    [Theory]
    [InlineData(Verdict.Approve)]
    [InlineData(Verdict.Escalate)]
    [InlineData(Verdict.FalsePositive)]
    public void Who_is_no_analyst_of_the_tenant_decides_nothing(Verdict verdict) =>
        Open.When(Say(verdict, null, 40)).ThenRefused(RefusalReason.RoleMissing);

    [Fact]
    public void A_word_under_another_analysts_name_is_nobodys() =>
        Open.When(new IncidentCommand.Decide(Word(Verdict.Approve, Press.Mo.Id, 40), Press.Sam)).ThenRefused(RefusalReason.RoleMissing);

    [Fact]
    public void Who_asked_for_containment_may_not_approve_it() =>
        Open.After(Say(Verdict.Escalate, Press.Sam, 35))
            .When(Say(Verdict.Approve, Press.Sam, 40, card: 2)).ThenRefused(RefusalReason.RequesterMayNotApprove);

    [Fact]
    public void The_first_approver_of_a_privileged_target_cannot_be_the_second() =>
        None.After(Record(Alerts.At(10), Alerts.SignIn(Press.AdminAda)), Say(Verdict.Approve, Press.Sam, 20))
            .When(Say(Verdict.Approve, Press.Sam, 25, card: 2)).ThenRefused(RefusalReason.SecondPersonRequired);

    [Theory]
    [InlineData(Verdict.Approve)]
    [InlineData(Verdict.Reject)]
    public void An_action_that_the_card_does_not_propose_is_unknown(Verdict verdict)
    {
        Open.When(Say(verdict, Press.Sam, 40, actions: [DisableRule, "isolate-device.0"])).ThenRefused(RefusalReason.UnknownAction);
        Contained.When(Say(verdict, Press.Sam, 50, card: 2)).ThenRefused(RefusalReason.UnknownAction);
    }

    [Fact]
    public void Undoing_what_the_incident_does_not_know_is_refused() =>
        Contained.When(Say(Verdict.Undo, Press.Sam, 50, card: 2, actions: ["isolate-device.0"])).ThenRefused(RefusalReason.UnknownAction);

    [Fact]
    public void There_is_nothing_to_undo_before_anything_is_effective()
    {
        Open.When(Say(Verdict.Undo, Press.Sam, 40)).ThenRefused(RefusalReason.NothingToUndo);
        Open.When(Say(Verdict.Undo, Press.Sam, 40, actions: [DisableRule])).ThenRefused(RefusalReason.NothingToUndo);
    }

    [Fact]
    public void What_was_undone_is_not_undone_again() =>
        Contained.After(Say(Verdict.Undo, Press.Sam, 50, card: 2), Report(DisableAna, ActionStatus.Undone, 51), Report(DisableRule, ActionStatus.Undone, 52))
            .When(Say(Verdict.Undo, Press.Sam, 55, card: 3, actions: [DisableRule])).ThenRefused(RefusalReason.NothingToUndo);

    [Fact]
    public void An_action_without_a_way_back_says_what_to_do_instead()
    {
        var answer = Contained.When(Say(Verdict.Undo, Press.Sam, 50, card: 2, actions: [RevokeAna]));

        answer.ThenRefused(RefusalReason.Irreversible);
        Assert.NotNull(answer.Refusal!.HumanTask);
    }

    [Fact]
    public void Closing_waits_for_what_is_proposed() =>
        Open.When(Say(Verdict.Close, Press.Sam, 40)).ThenRefused(RefusalReason.ActionsPending);

    [Fact]
    public void Closing_waits_for_what_is_under_way() =>
        Open.After(Say(Verdict.Approve, Press.Sam, 40, actions: [DisableRule]))
            .When(Say(Verdict.FalsePositive, Press.Sam, 45, card: 2)).ThenRefused(RefusalReason.ActionsPending);

    [Fact]
    public void A_false_positive_waits_until_what_was_done_for_it_is_undone()
    {
        Contained.When(Say(Verdict.FalsePositive, Press.Sam, 50, card: 2)).ThenRefused(RefusalReason.ActionsPending);
        var undone = Contained.After(Say(Verdict.Undo, Press.Sam, 50, card: 2), Report(DisableAna, ActionStatus.Undone, 51), Report(DisableRule, ActionStatus.Undone, 52));

        Assert.Equal(IncidentStatus.FalsePositive, undone.When(Say(Verdict.FalsePositive, Press.Sam, 55, card: 3)).State.Status);
    }

    [Theory]
    [InlineData(Verdict.Approve)]
    [InlineData(Verdict.Reject)]
    [InlineData(Verdict.Escalate)]
    [InlineData(Verdict.FalsePositive)]
    [InlineData(Verdict.Close)]
    public void A_closed_incident_takes_no_decision_but_the_undo(Verdict verdict) =>
        Closed.When(Say(verdict, Press.Sam, 60, card: 3)).ThenRefused(RefusalReason.AlreadyClosed);

    [Fact]
    public void A_false_positive_takes_no_decision_at_all() =>
        Open.After(Say(Verdict.FalsePositive, Press.Sam, 40)).When(Say(Verdict.Undo, Press.Sam, 60)).ThenRefused(RefusalReason.AlreadyClosed);

    [Fact]
    public void A_merged_incident_names_the_one_it_is_part_of()
    {
        var merged = Open.After(new IncidentCommand.MergeInto("inc-0", Press.Directory, Alerts.At(35)));

        Assert.Contains("inc-0", merged.When(Say(Verdict.Approve, Press.Sam, 40)).ThenRefused(RefusalReason.MergedAway).Refusal!.Message, StringComparison.Ordinal);
        merged.When(Record(Alerts.At(40), Alerts.Authenticator(Press.Ana))).ThenRefused(RefusalReason.MergedAway);
    }
}
