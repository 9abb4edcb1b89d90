using Soc.Core.Prepare;
using Soc.Core.Processes;
using Soc.Core.Recover;
using Soc.Core.Tests.Story;
using Soc.Core.Triage;
using GivenClocks = Soc.Core.Tests.Processes.Given<Soc.Core.Recover.NotificationState, Soc.Core.Recover.NotificationCommand, Soc.Core.Recover.NotificationEvent>;

namespace Soc.Core.Tests.Recover;

/// <summary>GDPR: 72 hours to the authority. NIS 2: a warning in 24, a notification in 72, a final report one month after it.</summary>
public sealed class NotificationDeciderTests
{
    private const string Incident = "inc-1";
    private const string Gdpr = "gdpr-authority";
    private const string Warning = "nis2-early-warning";
    private const string Notification = "nis2-notification";
    private const string Final = "nis2-final-report";

    private static readonly DateTimeOffset Aware = new(2026, 1, 30, 9, 0, 0, TimeSpan.Zero);

    private static GivenClocks None => new(new NotificationDecider());

    private static GivenClocks Both => None.After(Start(0, NotificationRegime.Gdpr, NotificationRegime.Nis2));

    [Fact]
    public void The_clocks_run_from_when_somebody_knew_and_the_first_notice_comes_at_once()
    {
        var answer = None.When(new NotificationCommand.Start(Incident, [NotificationRegime.Gdpr, NotificationRegime.Nis2], Aware, At(0.5)));

        Assert.Equal([(Gdpr, At(72)), (Warning, At(24)), (Notification, At(72))], answer.State.Clocks.Values.Select(clock => (clock.Duty.Id, clock.DueAt)));
        Assert.Equal(3, Assert.IsType<TellOfDuties>(Assert.Single(answer.Effects)).Clocks.Count);
    }

    [Fact]
    public void A_tenant_that_no_law_binds_has_no_clocks() => None.When(Start(0)).ThenNothing();

    [Fact]
    public void Starting_again_with_later_knowledge_changes_nothing() => Both.When(Start(5, NotificationRegime.Gdpr)).ThenNothing();

    [Fact]
    public void Earlier_knowledge_makes_what_runs_due_earlier()
    {
        var hastened = Both.When(Start(-4, NotificationRegime.Gdpr));

        Assert.Equal(At(68), hastened.State.Clocks[Gdpr].DueAt);
        Assert.Equal(At(24), hastened.State.Clocks[Warning].DueAt);
    }

    [Fact]
    public void A_reminder_comes_when_a_quarter_of_the_time_is_left()
    {
        Assert.Equal(At(18), Both.Due);

        var reminded = Both.When(Wake(18)).Then(new NotificationEvent.Staged(Warning, ClockStage.DueSoon, At(18)));

        Assert.Equal(Warning, Assert.Single(Assert.IsType<TellOfDuties>(Assert.Single(reminded.Effects)).Clocks).Duty.Id);
        Assert.Equal(At(24), reminded.Due);
    }

    [Fact]
    public void A_clock_that_ran_out_is_told_once_and_can_still_be_answered()
    {
        var missed = Both.After(Wake(18)).When(Wake(24)).Then(new NotificationEvent.Staged(Warning, ClockStage.Missed, At(24)));

        Assert.Equal(At(54), missed.Due);
        missed.Onward.When(Wake(25)).ThenNothing();
        missed.Onward.When(Answer(Warning, 25)).ThenHappens("Answered");
    }

    [Fact]
    public void A_host_that_slept_over_both_instants_says_missed_only() =>
        Both.When(Wake(30)).Then(new NotificationEvent.Staged(Warning, ClockStage.Missed, At(30)));

    [Fact]
    public void The_final_report_is_due_one_month_after_the_notification_was_sent()
    {
        var sent = Both.When(Answer(Notification, 20)).ThenHappens("Answered", "Started");

        Assert.Equal(new DateTimeOffset(2026, 2, 28, 5, 0, 0, TimeSpan.Zero), sent.State.Clocks[Final].DueAt);
        Assert.DoesNotContain(Final, Both.When(Answer(Warning, 3)).State.Clocks.Keys);
    }

    [Fact]
    public void Whoever_finds_that_nobody_has_to_be_told_says_why()
    {
        Both.When(Answer(Gdpr, 3, fulfilled: false)).ThenRefused(RefusalReason.NoteMissing);

        var answered = Both.When(Answer(Gdpr, 3, fulfilled: false, note: "no personal data was reached"));

        Assert.Equal((false, "no personal data was reached"), (answered.State.Clocks[Gdpr].Answer!.Fulfilled, answered.State.Clocks[Gdpr].Answer!.Note));
    }

    [Fact]
    public void An_answer_counts_once() => Both.After(Answer(Gdpr, 3)).When(Answer(Gdpr, 4)).ThenRefused(RefusalReason.AlreadyAnswered);

    [Fact]
    public void An_answer_needs_the_third_tier_in_ones_own_name()
    {
        Both.When(new NotificationCommand.Answer(Gdpr, true, Press.Sam.Id, Press.Sam with { Tier = Tier.L2 }, null, At(3))).ThenRefused(RefusalReason.RoleMissing);
        Both.When(new NotificationCommand.Answer(Gdpr, true, "somebody", Press.Sam, null, At(3))).ThenRefused(RefusalReason.RoleMissing);
        Both.When(new NotificationCommand.Answer(Gdpr, true, Press.Sam.Id, null, null, At(3))).ThenRefused(RefusalReason.RoleMissing);
    }

    [Fact]
    public void A_clock_that_does_not_run_cannot_be_answered()
    {
        None.When(Answer(Gdpr, 3)).ThenRefused(RefusalReason.UnknownDuty);
        Assert.Contains(Warning, Both.When(Answer("gdpr", 3)).ThenRefused(RefusalReason.UnknownDuty).Refusal!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_false_alarm_stops_the_clocks_and_a_real_one_starts_them_again()
    {
        var stopped = Both.After(new NotificationCommand.Stop("False positive", At(2)));

        Assert.Null(stopped.Due);
        stopped.When(Answer(Gdpr, 3)).ThenRefused(RefusalReason.UnknownDuty);
        Assert.Equal(At(10 + 18), stopped.After(Start(10, NotificationRegime.Gdpr, NotificationRegime.Nis2)).Due);
    }

    private static DateTimeOffset At(double hours) => Aware.AddHours(hours);

    private static NotificationCommand.Start Start(double hours, params IReadOnlyList<NotificationRegime> regimes) => new NotificationCommand.Start(Incident, regimes, At(hours), At(hours));

    private static NotificationCommand.Wake Wake(double hours) => new NotificationCommand.Wake(At(hours));

    private static NotificationCommand.Answer Answer(string duty, double hours, bool fulfilled = true, string? note = null) =>
        new NotificationCommand.Answer(duty, fulfilled, Press.Sam.Id, Press.Sam, note, At(hours));
}
