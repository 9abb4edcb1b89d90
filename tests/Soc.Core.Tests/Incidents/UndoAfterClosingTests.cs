using Soc.Core.Incidents;
using Soc.Core.Processes;
using Soc.Core.Respond;
using Soc.Core.Tests.Story;
using Soc.Core.Triage;
using static Soc.Core.Tests.Incidents.Incident;

namespace Soc.Core.Tests.Incidents;

/// <summary>Recovery outlives the incident: what was done can be undone for a while after closing. <see cref="Closed"/> was closed at minute 50.</summary>
public sealed class UndoAfterClosingTests
{
    private static readonly double Window = TriagePolicy.Default.UndoAfterClosing.TotalMinutes;

    [Fact]
    public void Closing_leaves_one_card_on_which_what_was_done_can_be_undone()
    {
        var answer = Contained.When(Say(Verdict.Close, Press.Sam, 50, card: 2));

        answer.ThenHappens("Decided", "CardWithdrawn", "Closed", "CardIssued");
        Assert.Equal(
            SocJson.Write(new Card(Card(3), 3, CardKind.FollowUp, [DisableAna, DisableRule], Alerts.At(50), Alerts.At(50 + Window))),
            SocJson.Write(answer.State.Card));
    }

    [Fact]
    public void Closing_where_nothing_can_be_undone_leaves_no_card() =>
        Assert.Null(Open.After(Say(Verdict.Reject, Press.Sam, 40), Say(Verdict.Close, Press.Sam, 50, card: 2)).State.Card);

    [Fact]
    public void An_account_is_enabled_again_weeks_after_closing()
    {
        var undoing = Closed.When(Say(Verdict.Undo, Press.Kit, 20_000, card: 3, actions: [DisableAna]));

        undoing.ThenHappens("Decided", "CardWithdrawn", "UndoRequested");
        Assert.Equal([new UndoContainment($"{Id}.{DisableAna}", Alerts.At(20_000))], undoing.Effects.OfType<UndoContainment>());
        Assert.Equal((IncidentStatus.Closed, Alerts.At(50), null), (undoing.State.Status, undoing.State.ClosedAt, undoing.State.Card));
        Assert.Null(undoing.Due);
    }

    [Fact]
    public void The_report_is_written_again_when_the_undo_has_ended()
    {
        var told = Closed.After(Say(Verdict.Undo, Press.Kit, 60, card: 3, actions: [DisableAna])).When(Report(DisableAna, ActionStatus.Undone, 61));

        Assert.Equal([new WriteReport(Id)], told.Effects.OfType<WriteReport>());
        Assert.Equal(ActionStatus.Undone, told.State.Actions[DisableAna].Status);
    }

    [Fact]
    public void What_is_left_can_be_undone_within_the_same_window()
    {
        var told = Closed.After(Say(Verdict.Undo, Press.Kit, 60, card: 3, actions: [DisableAna]), Report(DisableAna, ActionStatus.Undone, 61));

        Assert.Equal([DisableRule], told.State.Card!.ActionIds);
        Assert.Equal(Alerts.At(50 + Window), told.State.Card.ExpiresAt);
        Assert.Null(told.After(Say(Verdict.Undo, Press.Kit, 70, card: 4), Report(DisableRule, ActionStatus.Undone, 71)).State.Card);
    }

    [Fact]
    public void After_the_window_the_card_has_expired_and_is_not_renewed()
    {
        Assert.Null(Closed.When(Say(Verdict.Undo, Press.Sam, 49.9 + Window, card: 3)).Refusal);
        Closed.When(Say(Verdict.Undo, Press.Sam, 50 + Window, card: 3)).ThenRefused(RefusalReason.CardExpired);
        Closed.When(Wake(51 + Window)).ThenNothing();
    }

    [Fact]
    public void An_undo_that_fails_after_the_window_is_not_asked_about_again()
    {
        var undoing = Closed.After(Say(Verdict.Undo, Press.Sam, 49 + Window, card: 3));

        Assert.Null(undoing.After(Report(DisableAna, ActionStatus.UndoFailed, 51 + Window), Report(DisableRule, ActionStatus.Undone, 51 + Window)).State.Card);
    }

    [Fact]
    public void Late_records_of_what_is_known_leave_the_card_alone() =>
        Assert.Equal(Card(3), Closed.After(Record(Alerts.At(60), Alerts.InboxRule(Press.Ana, minutes: 32))).State.Card!.Id);

    [Fact]
    public void A_late_record_after_the_window_leaves_an_expired_card()
    {
        var late = Closed.After(
            Say(Verdict.Undo, Press.Sam, 60, card: 3, actions: [DisableRule]),
            Report(DisableRule, ActionStatus.Undone, 61),
            Record(Alerts.At(60 + Window), Alerts.InboxRule(Press.Ana, minutes: 32)));

        late.When(Say(Verdict.Undo, Press.Sam, 61 + Window, card: 4)).ThenRefused(RefusalReason.CardExpired);
    }

    [Fact]
    public void A_reopened_incident_asks_anew_with_a_card_of_ordinary_life()
    {
        var answer = Closed.When(Record(Alerts.At(80), Alerts.SignIn(Press.Ana, minutes: 70)));

        Assert.Contains(new IncidentEvent.CardWithdrawn(Card(3), CardEnd.Superseded, Alerts.At(80)), answer.Events);
        var card = answer.State.Card!;
        Assert.Equal((CardKind.FollowUp, Alerts.At(80) + TriagePolicy.Default.FirstApproval), (card.Kind, card.ExpiresAt));
    }

    [Fact]
    public void Merging_a_closed_incident_withdraws_its_card() =>
        Closed.When(new IncidentCommand.MergeInto("inc-0", Press.Directory, Alerts.At(60))).ThenHappens("CardWithdrawn", "Merged");
}
