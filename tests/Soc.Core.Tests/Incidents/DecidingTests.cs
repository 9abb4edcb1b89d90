using Soc.Core.Incidents;
using Soc.Core.Processes;
using Soc.Core.Respond;
using Soc.Core.Tests.Story;
using Soc.Core.Triage;
using static Soc.Core.Tests.Incidents.Incident;

namespace Soc.Core.Tests.Incidents;

/// <summary>What a word does when it is obeyed.</summary>
public sealed class DecidingTests
{
    private static readonly ContainmentAction RevokeAda = new ContainmentAction.RevokeSessions(Press.AdminAda);

    [Fact]
    public void Approving_starts_each_action_of_the_card()
    {
        var answer = Open.When(Say(Verdict.Approve, Press.Sam, 40));

        Assert.Equal([DisableAna, DisableRule, RevokeAna], answer.Events.OfType<IncidentEvent.ActionApproved>().Select(approved => approved.ActionId));
        var start = answer.Effects.OfType<StartContainment>().First();
        Assert.Equal((Id, $"{Id}.{DisableAna}", Alerts.At(40)), (start.IncidentId, start.ProcessKey, start.At));
        Assert.Equal([Press.Sam.Id], start.ApprovedBy);
        Assert.Equal(new ContainmentAction.DisableAccount(Press.Ana), start.Proposal.Action);
    }

    [Fact]
    public void Approving_one_action_leaves_the_others_on_a_new_card()
    {
        Open.When(Say(Verdict.Approve, Press.Sam, 40, actions: [DisableRule])).Then(
            new IncidentEvent.Decided(Word(Verdict.Approve, Press.Sam.Id, 40, actions: [DisableRule]), Alerts.At(40)),
            new IncidentEvent.CardWithdrawn(Card(1), CardEnd.Used, Alerts.At(40)),
            new IncidentEvent.ApprovalGiven(DisableRule, Press.Sam.Id, Alerts.At(40)),
            new IncidentEvent.ActionApproved(DisableRule, $"{Id}.{DisableRule}", Alerts.At(40)),
            new IncidentEvent.CardIssued(new(Card(2), 2, CardKind.Approval, [DisableAna, RevokeAna], Alerts.At(40), Alerts.At(100)), Alerts.At(40)));
    }

    [Fact]
    public void Rejecting_is_final_for_that_action()
    {
        var rejected = Open.After(Say(Verdict.Reject, Press.Sam, 40, actions: [DisableAna]));
        var grown = rejected.After(Record(Alerts.At(45), Alerts.Authenticator(Press.Ana)));

        Assert.Equal(ActionStatus.Rejected, grown.State.Actions[DisableAna].Status);
        Assert.DoesNotContain(DisableAna, grown.State.Card!.ActionIds);
    }

    [Fact]
    public void Rejecting_everything_leaves_a_follow_up_with_nothing_to_undo()
    {
        var card = Open.After(Say(Verdict.Reject, Press.Sam, 40)).State.Card!;

        Assert.Equal(CardKind.FollowUp, card.Kind);
        Assert.Empty(card.ActionIds);
    }

    [Fact]
    public void Escalating_calls_the_next_tier_and_asks_again()
    {
        var waiting = None.After(Record(Alerts.At(10), Alerts.SignIn(Press.Ana)));
        var answer = waiting.When(Say(Verdict.Escalate, Press.Lin, 20));

        answer.ThenHappens("Decided", "CardWithdrawn", "TierCalled", "CardIssued");
        Assert.Equal((Tier.L2, Alerts.At(50)), (answer.State.Tier, answer.State.TriageDueAt));
        Assert.Equal([Press.Lin.Id], answer.State.Requesters);
    }

    [Fact]
    public void Undoing_asks_each_process_for_its_way_back()
    {
        var answer = Contained.When(Say(Verdict.Undo, Press.Kit, 60, card: 2));

        Assert.Equal([new UndoContainment($"{Id}.{DisableAna}", Alerts.At(60)), new UndoContainment($"{Id}.{DisableRule}", Alerts.At(60))], answer.Effects.OfType<UndoContainment>());
        Assert.Equal(ActionStatus.Undoing, answer.State.Actions[DisableAna].Status);
        Assert.Equal(ActionStatus.Effective, answer.State.Actions[RevokeAna].Status);
    }

    [Fact]
    public void An_action_that_is_named_twice_is_undone_once() =>
        Assert.Single(Contained.When(Say(Verdict.Undo, Press.Kit, 60, card: 2, actions: [DisableRule, DisableRule])).Effects.OfType<UndoContainment>());

    [Fact]
    public void What_failed_to_be_undone_can_be_undone_again()
    {
        var failed = Contained.After(Say(Verdict.Undo, Press.Kit, 60, card: 2, actions: [DisableRule]), Report(DisableRule, ActionStatus.UndoFailed, 61));

        Assert.Contains(DisableRule, failed.State.Card!.ActionIds);
        Assert.Single(failed.When(Say(Verdict.Undo, Press.Kit, 65, card: 3, actions: [DisableRule])).Effects.OfType<UndoContainment>());
    }

    [Fact]
    public void A_late_word_of_the_deed_does_not_hide_that_it_is_being_undone()
    {
        var undoing = Contained.After(Say(Verdict.Undo, Press.Kit, 60, card: 2, actions: [DisableRule]));
        undoing.When(Report(DisableRule, ActionStatus.Effective, 61)).ThenNothing();

        var undone = undoing.After(Report(DisableRule, ActionStatus.Undone, 62));
        undone.When(Report(DisableRule, ActionStatus.Effective, 63)).ThenNothing();
    }

    [Fact]
    public void A_report_that_comes_twice_is_noted_once()
    {
        var acting = Open.After(Say(Verdict.Approve, Press.Sam, 40), Report(RevokeAna, ActionStatus.Effective, 41));

        acting.When(Report(RevokeAna, ActionStatus.Effective, 45)).ThenNothing();
    }

    [Fact]
    public void The_failure_of_a_process_that_the_incident_did_not_begin_is_ignored()
    {
        Open.When(Report(RevokeAna, ActionStatus.Failed, 45, incident: "inc-9")).ThenNothing();
        Open.When(Report("isolate-device.0", ActionStatus.Effective, 45, incident: "inc-9")).ThenNothing();
    }

    [Fact]
    public void A_false_positive_ends_the_incident()
    {
        var answer = Open.When(Say(Verdict.FalsePositive, Press.Mo, 40));

        answer.ThenHappens("Decided", "CardWithdrawn", "Closed");
        Assert.Equal((IncidentStatus.FalsePositive, Alerts.At(40)), (answer.State.Status, answer.State.ClosedAt));
        Assert.Contains(new WriteReport(Id), answer.Effects);
    }

    [Fact]
    public void Closing_writes_the_report()
    {
        var answer = Contained.When(Say(Verdict.Close, Press.Sam, 50, card: 2));

        Assert.Equal(IncidentStatus.Closed, answer.State.Status);
        Assert.Contains(new WriteReport(Id), answer.Effects);
    }

    [Fact]
    public void A_privileged_target_waits_for_a_second_person_who_then_succeeds()
    {
        var first = None.After(Record(Alerts.At(10), Alerts.SignIn(Press.AdminAda))).When(Say(Verdict.Approve, Press.Sam, 20));
        first.ThenHappens("Decided", "CardWithdrawn", "ApprovalGiven", "CardIssued");
        Assert.Equal(ActionStatus.Proposed, first.State.Actions[RevokeAda.Id].Status);

        var second = first.Onward.When(Say(Verdict.Approve, Press.Kit, 25, card: 2));
        second.ThenHappens("Decided", "CardWithdrawn", "ApprovalGiven", "ActionApproved");
        Assert.Equal([Press.Sam.Id, Press.Kit.Id], Assert.Single(second.Effects.OfType<StartContainment>()).ApprovedBy);
    }

    [Fact]
    public void Who_approved_and_then_asks_for_the_next_tier_takes_the_approval_back()
    {
        var asked = None.After(
            Record(Alerts.At(10), Alerts.SignIn(Press.AdminAda)),
            Say(Verdict.Approve, Press.Sam, 20),
            Say(Verdict.Escalate, Press.Sam, 21, card: 2));

        var alone = asked.When(Say(Verdict.Approve, Press.Kit, 25, card: 3));

        Assert.Empty(alone.Events.OfType<IncidentEvent.ActionApproved>());
        Assert.Equal([Press.Kit.Id], alone.State.Actions[RevokeAda.Id].ApprovedBy);
    }
}
