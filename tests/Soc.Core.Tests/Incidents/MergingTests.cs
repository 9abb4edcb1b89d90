using Soc.Core.Detect;
using Soc.Core.Incidents;
using Soc.Core.Respond;
using Soc.Core.Tests.Story;
using Soc.Core.Triage;
using static Soc.Core.Tests.Incidents.Incident;

namespace Soc.Core.Tests.Incidents;

/// <summary>A late alert shows that two incidents are one: inc-1 goes on as part of another.</summary>
public sealed class MergingTests
{
    private static readonly string RevokeBen = new ContainmentAction.RevokeSessions(Press.Ben).Id;

    private static readonly IncidentCommand MergeIntoOther = new IncidentCommand.MergeInto("inc-0", Press.Directory, Alerts.At(44));

    [Fact]
    public void Merging_withdraws_the_card_and_hands_everything_over()
    {
        var answer = Open.When(MergeIntoOther);

        answer.Then(
            new IncidentEvent.CardWithdrawn(Card(1), CardEnd.Superseded, Alerts.At(44)),
            new IncidentEvent.Merged("inc-0", Alerts.At(44)));
        var handOver = Assert.Single(answer.Effects.OfType<HandOver>());
        Assert.Equal(["inbox-rule-hides-mail", "sign-in-through-the-middle"], handOver.Alerts.Select(alert => alert.Detection.Id).Order());
        Assert.Equal(3, handOver.Actions.Count);
        Assert.True(handOver.Open);
        Assert.Null(answer.Due);
    }

    [Fact]
    public void Merging_twice_is_refused_the_second_time() =>
        Open.After(MergeIntoOther).When(MergeIntoOther).ThenRefused(Core.Processes.RefusalReason.MergedAway);

    [Fact]
    public void What_was_begun_goes_on_and_what_was_rejected_stays_rejected()
    {
        var begun = Open.After(Say(Verdict.Approve, Press.Sam, 40, actions: [DisableAna]), Say(Verdict.Reject, Press.Sam, 41, card: 2, actions: [DisableRule]));
        var state = Survivor.When(Absorb(HandedOver(begun))).State;

        Assert.Equal((ActionStatus.Approved, $"{Id}.{DisableAna}"), (state.Actions[DisableAna].Status, state.Actions[DisableAna].ProcessKey));
        Assert.Equal(ActionStatus.Rejected, state.Actions[DisableRule].Status);
        Assert.Equal(ActionStatus.Proposed, state.Actions[RevokeAna].Status);
        Assert.Equal([RevokeAna, RevokeBen], state.Card!.ActionIds.OrderByDescending(id => id == RevokeAna));
        Assert.Equal([Id], state.Absorbed);
    }

    [Fact]
    public void A_containment_that_was_begun_before_the_merge_reports_to_whoever_took_over()
    {
        var begun = Open.After(Say(Verdict.Approve, Press.Sam, 40));
        var merged = begun.After(MergeIntoOther);

        var forward = Assert.Single(merged.When(Report(DisableAna, ActionStatus.Effective, 46)).Effects.OfType<ForwardReport>());
        Assert.Equal("inc-0", forward.Into);

        var told = Survivor.After(Absorb(HandedOver(begun))).When(new IncidentCommand.ReportContainment(forward.ActionId, forward.ProcessKey, forward.Report, Alerts.At(47)));
        Assert.True(told.State.Actions[DisableAna].Undoable);
    }

    [Fact]
    public void Handing_over_twice_adds_nothing()
    {
        var handOver = HandedOver(Open.After(Say(Verdict.Approve, Press.Sam, 40)));

        Survivor.After(Absorb(handOver)).When(Absorb(handOver)).ThenNothing();
    }

    [Fact]
    public void Who_asked_for_containment_there_may_not_approve_it_here()
    {
        var asked = Open.After(Say(Verdict.Escalate, Press.Sam, 40));
        var state = Survivor.When(Absorb(HandedOver(asked))).State;

        Assert.Contains(Press.Sam.Id, state.Requesters);
    }

    [Fact]
    public void The_tier_that_was_called_there_is_called_here_once()
    {
        var answer = Survivor.When(Absorb(HandedOver(Escalated)));

        var called = Assert.Single(answer.Events.OfType<IncidentEvent.TierCalled>());
        Assert.Equal(new IncidentEvent.TierCalled(Tier.L3, $"{Id} had called it", null, null, Alerts.At(45)), called);
        Assert.Equal(Tier.L3, answer.State.Tier);
        answer.Onward.When(Absorb(HandedOver(Escalated))).ThenNothing();
    }

    [Fact]
    public void A_closed_incident_that_wakes_calls_the_tier_that_was_called_there_once()
    {
        var closed = Survivor.After(SayThere(Verdict.Reject, 20, card: 1, RevokeBen), SayThere(Verdict.Close, 21, card: 2));

        Assert.Equal(Tier.L3, Assert.Single(closed.When(Absorb(HandedOver(Escalated))).Events.OfType<IncidentEvent.TierCalled>()).To);
    }

    [Fact]
    public void A_lower_tier_there_changes_nothing_here()
    {
        var third = Survivor.After(new IncidentCommand.Wake(Alerts.At(40)), new IncidentCommand.Wake(Alerts.At(70)));

        Assert.Equal(Tier.L3, third.When(Absorb(HandedOver(Open))).State.Tier);
    }

    [Fact]
    public void The_tier_travels_on_to_whoever_took_over_the_one_that_took_over()
    {
        var middle = Survivor.After(new IncidentCommand.MergeInto("inc-oldest", Press.Directory, Alerts.At(44)));

        var answer = middle.When(Absorb(HandedOver(Escalated)));

        Assert.Equal(Tier.L3, Assert.Single(answer.Effects.OfType<HandOver>()).Tier);
        Assert.Null(answer.Due);
    }

    [Fact]
    public void A_rejection_here_does_not_hide_what_is_in_effect_there()
    {
        var rejected = Survivor.After(Record(Alerts.At(32), Alerts.SignIn(Press.Ana)), SayThere(Verdict.Reject, 35, card: 2, RevokeAna));
        var state = rejected.When(Absorb(HandedOver(Contained))).State;

        Assert.Equal(ActionStatus.Effective, state.Actions[RevokeAna].Status);
        Assert.Equal(ActionStatus.Effective, state.Actions[DisableRule].Status);
    }

    [Fact]
    public void Of_two_processes_for_one_action_the_others_refusal_is_not_ours()
    {
        var both = Survivor.After(Record(Alerts.At(32), Alerts.SignIn(Press.Ana)), SayThere(Verdict.Approve, 35, card: 2, RevokeAna))
            .After(Absorb(HandedOver(Open.After(Say(Verdict.Approve, Press.Sam, 40)))));
        var refused = both.After(Report(RevokeAna, ActionStatus.Refused, 45));

        Assert.Equal(ActionStatus.Effective, refused.After(Report(RevokeAna, ActionStatus.Effective, 46, incident: "inc-0")).State.Actions[RevokeAna].Status);
        Assert.Equal(ActionStatus.Approved, refused.State.Actions[RevokeAna].Status);
    }

    [Fact]
    public void The_others_effect_stands_in_for_an_own_process_that_was_refused()
    {
        var both = Survivor.After(Record(Alerts.At(32), Alerts.SignIn(Press.Ana)), SayThere(Verdict.Approve, 35, card: 2, RevokeAna))
            .After(Absorb(HandedOver(Open.After(Say(Verdict.Approve, Press.Sam, 40)))))
            .After(Report(RevokeAna, ActionStatus.Refused, 45, incident: "inc-0"));

        var action = both.After(Report(RevokeAna, ActionStatus.Effective, 46)).State.Actions[RevokeAna];

        Assert.Equal((ActionStatus.Effective, $"{Id}.{RevokeAna}"), (action.Status, action.ProcessKey));
    }

    [Fact]
    public void A_closed_incident_that_takes_over_an_open_one_wakes()
    {
        var closed = Survivor.After(SayThere(Verdict.Reject, 20, card: 1, RevokeBen), SayThere(Verdict.Close, 21, card: 2));
        var answer = closed.When(Absorb(HandedOver(Open)));

        Assert.Contains(new IncidentEvent.Reopened("An open incident turned out to be part of it", Alerts.At(45)), answer.Events);
        Assert.Equal(IncidentStatus.Open, answer.State.Status);
        Assert.Contains(answer.Events, @event => @event is IncidentEvent.TierCalled);
        Assert.Equal([DisableAna, DisableRule, RevokeAna], answer.State.Card!.ActionIds);
    }

    [Fact]
    public void A_closed_incident_that_takes_over_a_closed_one_sleeps_on()
    {
        var handOver = HandedOver(Closed);
        Assert.False(handOver.Open);

        Assert.Equal(IncidentStatus.Closed, Closed.When(Absorb(handOver) with { From = "inc-7" }).State.Status);
    }

    [Fact]
    public void What_comes_after_an_incident_was_merged_is_handed_on()
    {
        var middle = Survivor.After(new IncidentCommand.MergeInto("inc-oldest", Press.Directory, Alerts.At(44)));
        var begun = Open.After(Say(Verdict.Approve, Press.Sam, 40));

        var answer = middle.When(Absorb(HandedOver(begun)));

        var onward = Assert.Single(answer.Effects.OfType<HandOver>());
        Assert.Equal("inc-oldest", onward.Into);
        Assert.Contains(onward.Actions, action => action.ProcessKey == $"{Id}.{DisableAna}");
        Assert.Equal(3, onward.Alerts.Count);
        Assert.Equal(IncidentStatus.Merged, answer.State.Status);
        Assert.Single(answer.Onward.When(Report(DisableAna, ActionStatus.Effective, 46)).Effects.OfType<ForwardReport>());
    }

    /// <summary>One sign-in, of which the third tier was asked to judge.</summary>
    private static Processes.Given<IncidentState, IncidentCommand, IncidentEvent> Escalated =>
        None.After(Record(Alerts.At(10), Alerts.SignIn(Press.Ana)), Say(Verdict.Escalate, Press.Lin, 11), Say(Verdict.Escalate, Press.Mo, 12, card: 2));

    private static Processes.Given<IncidentState, IncidentCommand, IncidentEvent> Survivor =>
        None.After(new IncidentCommand.RecordAlerts("inc-0", [Alerts.SignIn(Press.Ben, minutes: 2)], Press.Directory, Alerts.At(10)));

    private static IncidentCommand.Decide SayThere(Verdict verdict, double minutes, int card, params IReadOnlyList<string> actions) =>
        new IncidentCommand.Decide(new($"inc-0.card-{card}", Press.Sam.Id, verdict, Alerts.At(minutes), actions.Count > 0 ? actions : null), Press.Sam);

    private static HandOver HandedOver(Processes.Given<IncidentState, IncidentCommand, IncidentEvent> incident) =>
        incident.When(MergeIntoOther).Effects.OfType<HandOver>().Single();

    private static IncidentCommand.Absorb Absorb(HandOver handOver) =>
        new(handOver.From, handOver.Alerts, handOver.Actions, handOver.Requesters, handOver.Tier, handOver.Open, Press.Directory, Alerts.At(45));
}
