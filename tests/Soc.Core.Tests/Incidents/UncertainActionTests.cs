using Soc.Core.Incidents;
using Soc.Core.Processes;
using Soc.Core.Respond;
using Soc.Core.Tests.Story;
using static Soc.Core.Tests.Incidents.Incident;

namespace Soc.Core.Tests.Incidents;

/// <summary>An action that failed after the tenant was asked: it may be in effect, or become so.</summary>
public sealed class UncertainActionTests
{
    private static Processes.Given<IncidentState, IncidentCommand, IncidentEvent> Approved =>
        Open.After(Say(Verdict.Reject, Press.Sam, 39, actions: [DisableAna, RevokeAna]), Say(Verdict.Approve, Press.Sam, 40, card: 2));

    [Fact]
    public void It_can_be_undone_on_the_follow_up_card()
    {
        var uncertain = Approved.After(Failed(mayHold: true));

        Assert.Equal([DisableRule], uncertain.State.Card!.ActionIds);
        var undoing = uncertain.When(Say(Verdict.Undo, Press.Sam, 60, card: 3));
        Assert.Equal([new UndoContainment($"{Id}.{DisableRule}", Alerts.At(60))], undoing.Effects.OfType<UndoContainment>());
        Assert.Equal(ActionStatus.Undone, undoing.Onward.After(Report(DisableRule, ActionStatus.Undone, 61)).State.Actions[DisableRule].Status);
    }

    [Fact]
    public void What_failed_before_the_tenant_was_asked_cannot_be_undone()
    {
        var failed = Approved.After(Failed(mayHold: false));

        Assert.Empty(failed.State.Card!.ActionIds);
        failed.When(Say(Verdict.Undo, Press.Sam, 60, card: 3)).ThenRefused(RefusalReason.NothingToUndo);
    }

    [Fact]
    public void It_does_not_stand_in_the_way_of_closing_and_can_be_undone_afterwards()
    {
        var closed = Approved.After(Failed(mayHold: true), Say(Verdict.Close, Press.Sam, 60, card: 3));

        Assert.Equal(IncidentStatus.Closed, closed.State.Status);
        Assert.Single(closed.When(Say(Verdict.Undo, Press.Sam, 600, card: 4)).Effects.OfType<UndoContainment>());
    }

    [Fact]
    public void A_false_positive_waits_until_it_is_undone()
    {
        var uncertain = Approved.After(Failed(mayHold: true));
        uncertain.When(Say(Verdict.FalsePositive, Press.Sam, 60, card: 3)).ThenRefused(RefusalReason.ActionsPending);

        Assert.Null(Approved.After(Failed(mayHold: false)).When(Say(Verdict.FalsePositive, Press.Sam, 60, card: 3)).Refusal);
        Assert.Null(uncertain.After(Say(Verdict.Undo, Press.Sam, 60, card: 3), Report(DisableRule, ActionStatus.Undone, 61)).When(Say(Verdict.FalsePositive, Press.Sam, 62, card: 4)).Refusal);
    }

    [Fact]
    public void What_another_incident_left_uncertain_outweighs_an_own_rejection()
    {
        var theirs = Approved.After(Failed(mayHold: true)).State.Actions[DisableRule] with { ProcessKey = "inc-7.rule" };
        var rejected = Open.After(Say(Verdict.Reject, Press.Sam, 40, actions: [DisableRule]));

        var state = rejected.When(new IncidentCommand.Absorb("inc-7", [], [theirs], [], Core.Triage.Tier.L1, Open: true, Press.Directory, Alerts.At(50))).State;

        Assert.True(state.Actions[DisableRule].Undoable);
    }

    [Fact]
    public void Another_process_that_left_it_uncertain_is_believed_where_nothing_was_done()
    {
        var rejected = Open.After(Say(Verdict.Reject, Press.Sam, 40, actions: [DisableRule]));
        var report = new IncidentCommand.ReportContainment(DisableRule, "inc-7.rule", new(ActionStatus.Failed, "Not proven in time", MayHold: true), Alerts.At(50));

        Assert.True(rejected.When(report).State.Actions[DisableRule].Undoable);
        Contained.When(report).ThenNothing();
    }

    private static IncidentCommand.ReportContainment Failed(bool mayHold) =>
        new(DisableRule, $"{Id}.{DisableRule}", new(ActionStatus.Failed, "Not proven in time", MayHold: mayHold), Alerts.At(50));
}
