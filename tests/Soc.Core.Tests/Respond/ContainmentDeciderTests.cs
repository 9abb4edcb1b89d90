using Soc.Core.Processes;
using Soc.Core.Respond;
using Soc.Core.Tests.Story;
using GivenContainment = Soc.Core.Tests.Processes.Given<Soc.Core.Respond.ContainmentState, Soc.Core.Respond.ContainmentCommand, Soc.Core.Respond.ContainmentEvent>;

namespace Soc.Core.Tests.Respond;

public sealed class ContainmentDeciderTests
{
    private const string Key = "inc-1.isolate";
    private static readonly ContainmentPolicy Policy = ContainmentPolicy.Default;
    private static readonly ContainmentOrder Isolate = Order(new ContainmentAction.IsolateDevice(Press.AnasLaptop));
    private static readonly TargetSnapshot Machine = new TargetSnapshot.Machine(Press.AnasLaptop, "press-ana", []);
    private static readonly StepOutcome Accepted = new StepOutcome.Accepted("action-7");
    private static readonly StepOutcome Effective = new StepOutcome.Effective("Succeeded");

    private static GivenContainment None => new(new ContainmentDecider(Policy));

    private static GivenContainment Begun => None.After(Begin(Isolate));

    private static GivenContainment Acting => Begun.After(Answer(ContainmentStep.Snapshot, 1, new StepOutcome.Snapshotted(Machine), 1));

    private static GivenContainment ReadingBack => Acting.After(Answer(ContainmentStep.Act, 2, Accepted, 2));

    private static GivenContainment Done => ReadingBack.After(Answer(ContainmentStep.ReadBackAct, 3, Effective, 3));

    [Fact]
    public void It_begins_by_looking_at_the_target()
    {
        var answer = None.When(Begin(Isolate));

        answer.Then(
            new ContainmentEvent.Begun("inc-1", Isolate, [Press.Sam.Id], Seconds(0) + Policy.EffectiveWithin, Seconds(0)),
            new ContainmentEvent.StepRequested(ContainmentStep.Snapshot, 1, Seconds(0)));
        Assert.Equal([new CallTenant(Isolate, ContainmentStep.Snapshot, 1, null, null)], answer.Effects);
    }

    [Fact]
    public void Beginning_twice_begins_once() => Begun.When(Begin(Isolate)).ThenNothing();

    [Fact]
    public void It_acts_with_the_snapshot_in_hand()
    {
        var answer = Begun.When(Answer(ContainmentStep.Snapshot, 1, new StepOutcome.Snapshotted(Machine), 1));

        answer.Then(new ContainmentEvent.SnapshotTaken(Machine, Seconds(1)), new ContainmentEvent.StepRequested(ContainmentStep.Act, 2, Seconds(1)));
        Assert.Equal([new CallTenant(Isolate, ContainmentStep.Act, 2, Machine, null)], answer.Effects);
    }

    [Fact]
    public void What_was_accepted_is_read_back_with_its_receipt()
    {
        var answer = Acting.When(Answer(ContainmentStep.Act, 2, Accepted, 2));

        Assert.Equal([new CallTenant(Isolate, ContainmentStep.ReadBackAct, 3, Machine, "action-7")], answer.Effects);
        Assert.Null(answer.State.Report);
    }

    [Fact]
    public void It_is_effective_once_it_was_read_back()
    {
        var answer = ReadingBack.When(Answer(ContainmentStep.ReadBackAct, 3, Effective, 3));

        answer.Then(new ContainmentEvent.Ended(new(ActionStatus.Effective, "Succeeded"), Seconds(3)));
        Assert.Equal([new ReportToIncident("inc-1", Isolate.Action.Id, Key, new(ActionStatus.Effective, "Succeeded"))], answer.Effects);
        Assert.Null(answer.Due);
    }

    [Theory]
    [InlineData(ContainmentStep.Snapshot, 2)]
    [InlineData(ContainmentStep.ReadBackAct, 2)]
    [InlineData(ContainmentStep.ReadBackAct, 4)]
    public void An_answer_to_another_call_is_ignored(ContainmentStep step, int attempt) =>
        ReadingBack.When(Answer(step, attempt, Effective, 3)).ThenNothing();

    [Fact]
    public void An_answer_that_comes_twice_counts_once()
    {
        var pending = ReadingBack.After(Answer(ContainmentStep.ReadBackAct, 3, new StepOutcome.Pending("InProgress"), 3));

        pending.When(Answer(ContainmentStep.ReadBackAct, 3, Effective, 4)).ThenNothing();
        Done.When(Answer(ContainmentStep.ReadBackAct, 3, new StepOutcome.Failed("late"), 4)).ThenNothing();
    }

    [Fact]
    public void What_is_pending_is_asked_again()
    {
        var pending = ReadingBack.After(Answer(ContainmentStep.ReadBackAct, 3, new StepOutcome.Pending("InProgress"), 3));
        Assert.Equal(Seconds(3) + Policy.PollEvery, pending.Due);

        pending.When(new ContainmentCommand.Wake(Seconds(22))).ThenNothing();
        pending.When(new ContainmentCommand.Wake(Seconds(23))).Then(new ContainmentEvent.StepRequested(ContainmentStep.ReadBackAct, 4, Seconds(23)));
    }

    [Fact]
    public void A_throttled_call_waits_as_long_as_it_was_told()
    {
        var throttled = Acting.After(Answer(ContainmentStep.Act, 2, new StepOutcome.Throttled(TimeSpan.FromSeconds(47)), 2));

        Assert.Equal(Seconds(49), throttled.Due);
        Assert.Equal([new CallTenant(Isolate, ContainmentStep.Act, 3, Machine, null)], throttled.When(new ContainmentCommand.Wake(Seconds(49))).Effects);
    }

    [Fact]
    public void Passing_faults_in_a_row_wait_twice_as_long_each_up_to_the_longest()
    {
        var acting = Acting;
        var waits = new List<TimeSpan>();
        for (var fault = 0; fault < 8; fault++)
        {
            var faulty = acting.After(Answer(ContainmentStep.Act, acting.State.Attempt, new StepOutcome.Transient("502"), 2));
            waits.Add(faulty.Due!.Value - Seconds(2));
            acting = faulty.After(new ContainmentCommand.Wake(faulty.Due.Value));
        }

        Assert.Equal([5, 10, 20, 40, 80, 120, 120, 120], waits.Select(wait => (int)wait.TotalSeconds));
    }

    [Fact]
    public void After_an_answer_the_faults_are_counted_anew()
    {
        var faulty = Acting.After(Answer(ContainmentStep.Act, 2, new StepOutcome.Transient("502"), 2), new ContainmentCommand.Wake(Seconds(7)));
        var accepted = faulty.After(Answer(ContainmentStep.Act, 3, Accepted, 8), Answer(ContainmentStep.ReadBackAct, 4, new StepOutcome.Transient("502"), 9));

        Assert.Equal(Seconds(9) + Policy.FirstBackoff, accepted.Due);
    }

    [Fact]
    public void What_is_not_proven_in_time_has_failed()
    {
        var end = Policy.EffectiveWithin.TotalSeconds;

        ReadingBack.When(Answer(ContainmentStep.ReadBackAct, 3, new StepOutcome.Pending("Pending"), end - 19))
            .Then(new ContainmentEvent.Ended(new(ActionStatus.Failed, "Not proven in time; last seen: Pending.", MayHold: true), Seconds(end - 19)));
        ReadingBack.When(Answer(ContainmentStep.ReadBackAct, 3, new StepOutcome.Pending("Pending"), end - 20)).ThenHappens("StepPostponed");
    }

    [Fact]
    public void An_account_that_must_never_be_contained_is_refused_with_what_to_do_instead() =>
        Refused(new ContainmentAction.RevokeSessions(Press.BreakGlass), Account(Press.BreakGlass, synchronized: false), neverContain: true, ContainmentGuard.NeverContain);

    [Fact]
    public void A_synchronized_account_is_disabled_on_premises_by_a_person() =>
        Refused(new ContainmentAction.DisableAccount(Press.SyncedSue), Account(Press.SyncedSue, synchronized: true), neverContain: false, ContainmentGuard.DirectorySynchronized);

    [Fact]
    public void A_device_with_another_pending_action_is_left_alone() =>
        Refused(Isolate.Action, new TargetSnapshot.Machine(Press.AnasLaptop, "press-ana", [new("action-1", "RunAntiVirusScan", "Pending", Ours: false)]), neverContain: false, ContainmentGuard.ActionAlreadyPending);

    [Fact]
    public void Our_own_pending_action_does_not_stand_in_the_way() =>
        Begun.When(Answer(ContainmentStep.Snapshot, 1, new StepOutcome.Snapshotted(new TargetSnapshot.Machine(Press.AnasLaptop, "press-ana", [new("action-1", "Isolate", "Pending", Ours: true)])), 1))
            .ThenHappens("SnapshotTaken", "StepRequested");

    [Fact]
    public void The_sessions_of_a_synchronized_account_can_be_revoked() =>
        None.After(Begin(Order(new ContainmentAction.RevokeSessions(Press.SyncedSue))))
            .When(Answer(ContainmentStep.Snapshot, 1, new StepOutcome.Snapshotted(Account(Press.SyncedSue, synchronized: true)), 1))
            .ThenHappens("SnapshotTaken", "StepRequested");

    [Fact]
    public void Who_turns_out_to_hold_a_privileged_role_is_not_contained_on_one_persons_word() =>
        Refused(new ContainmentAction.DisableAccount(Press.Ben), Holding("Helpdesk Administrator"), neverContain: false, ContainmentGuard.PrivilegedTarget);

    [Fact]
    public void The_same_person_twice_is_one_person() =>
        Assert.Equal(ActionStatus.Refused, Snapshotted(Holding("Global Administrator"), Press.Sam.Id, Press.Sam.Id).State.Report?.Status);

    [Fact]
    public void Two_persons_contain_a_privileged_account() =>
        Snapshotted(Holding("Global Administrator"), Press.Sam.Id, Press.Kit.Id).ThenHappens("SnapshotTaken", "StepRequested");

    [Theory]
    [InlineData("Directory Readers")]
    [InlineData("Reports Reader")]
    public void A_plain_readers_role_needs_no_second_person(string role) =>
        Snapshotted(Holding(role), Press.Sam.Id).ThenHappens("SnapshotTaken", "StepRequested");

    [Fact]
    public void A_break_glass_account_stays_never_contained_whatever_its_roles() =>
        Refused(new ContainmentAction.DisableAccount(Press.BreakGlass), Holding("Global Administrator"), neverContain: true, ContainmentGuard.NeverContain);

    [Fact]
    public void The_never_contain_list_is_asked_again_before_a_throttled_call_is_repeated() =>
        Acting.When(Answer(ContainmentStep.Act, 2, new StepOutcome.Throttled(TimeSpan.FromSeconds(1)), 2, neverContain: true))
            .Then(new ContainmentEvent.Ended(new(ActionStatus.Refused, ContainmentGuard.NeverContain.Message, ContainmentGuard.NeverContain), Seconds(2)));

    [Fact]
    public void What_the_other_system_refuses_is_refused()
    {
        var refusal = new Refusal(RefusalReason.PermissionMissing, "Machine.Isolate is missing.", "Grant it.");

        Acting.When(Answer(ContainmentStep.Act, 2, new StepOutcome.Refused(refusal), 2))
            .Then(new ContainmentEvent.Ended(new(ActionStatus.Refused, refusal.Message, refusal), Seconds(2)));
    }

    [Fact]
    public void What_the_other_system_fails_at_has_failed() =>
        ReadingBack.When(Answer(ContainmentStep.ReadBackAct, 3, new StepOutcome.Failed("Cancelled"), 3))
            .Then(new ContainmentEvent.Ended(new(ActionStatus.Failed, "Cancelled", MayHold: true), Seconds(3)));

    [Fact]
    public void A_deed_that_was_not_read_back_is_never_effective() =>
        Assert.Equal(ActionStatus.Failed, Acting.When(Answer(ContainmentStep.Act, 2, Effective, 2)).State.Report?.Status);

    [Fact]
    public void An_answer_that_the_step_cannot_mean_ends_it_and_acts_on_nothing()
    {
        var confused = Begun.When(Answer(ContainmentStep.Snapshot, 1, Accepted, 1));

        Assert.Equal(ActionStatus.Failed, confused.State.Report?.Status);
        Assert.Empty(confused.Effects.OfType<CallTenant>());
    }

    [Fact]
    public void Undoing_restores_the_snapshot_and_reads_it_back()
    {
        var undoing = Done.When(new ContainmentCommand.Undo(Seconds(60)));
        undoing.Then(
            new ContainmentEvent.UndoBegun(Seconds(60) + Policy.EffectiveWithin, Seconds(60)),
            new ContainmentEvent.StepRequested(ContainmentStep.Undo, 4, Seconds(60)));
        Assert.Equal([new CallTenant(Isolate, ContainmentStep.Undo, 4, Machine, null)], undoing.Effects);

        var accepted = undoing.Onward.When(Answer(ContainmentStep.Undo, 4, new StepOutcome.Accepted("action-8"), 61));
        Assert.Equal([new CallTenant(Isolate, ContainmentStep.ReadBackUndo, 5, Machine, "action-8")], accepted.Effects);
        accepted.Onward.When(Answer(ContainmentStep.ReadBackUndo, 5, new StepOutcome.Effective("Released"), 62))
            .Then(new ContainmentEvent.Ended(new(ActionStatus.Undone, "Released"), Seconds(62)));
    }

    [Fact]
    public void Undoing_where_nothing_has_to_be_restored_is_done_at_once() =>
        Assert.Equal(ActionStatus.Undone, Done.After(new ContainmentCommand.Undo(Seconds(60))).When(Answer(ContainmentStep.Undo, 4, Effective, 61)).State.Report?.Status);

    [Fact]
    public void Undoing_twice_undoes_once()
    {
        var undoing = Done.After(new ContainmentCommand.Undo(Seconds(60)));
        undoing.When(new ContainmentCommand.Undo(Seconds(61))).ThenNothing();

        var undone = undoing.After(Answer(ContainmentStep.Undo, 4, Effective, 62));
        undone.When(new ContainmentCommand.Undo(Seconds(63))).ThenNothing();
    }

    [Fact]
    public void An_undo_has_its_own_time_to_be_proven() =>
        Done.After(new ContainmentCommand.Undo(Seconds(86_400)))
            .When(Answer(ContainmentStep.Undo, 4, new StepOutcome.Transient("504"), 86_401)).ThenHappens("StepPostponed");

    [Theory]
    [MemberData(nameof(BadEnds))]
    public void An_undo_that_fails_says_so_and_can_be_tried_again(StepOutcome outcome)
    {
        var failed = Done.After(new ContainmentCommand.Undo(Seconds(60))).After(Answer(ContainmentStep.Undo, 4, outcome, 61));

        Assert.Equal(ActionStatus.UndoFailed, failed.State.Report?.Status);
        failed.When(new ContainmentCommand.Undo(Seconds(70))).ThenHappens("UndoBegun", "StepRequested");
    }

    public static TheoryData<StepOutcome> BadEnds =>
    [
        new StepOutcome.Failed("TimeOut"),
        new StepOutcome.Refused(new(RefusalReason.PermissionMissing, "Machine.Isolate is missing.")),
        new StepOutcome.Throttled(TimeSpan.FromHours(2)),
    ];

    [Fact]
    public void What_was_never_asked_of_the_tenant_is_not_undone()
    {
        var blind = Begun.After(Answer(ContainmentStep.Snapshot, 1, new StepOutcome.Failed("400"), 1));

        Assert.False(blind.State.Report!.MayHold);
        blind.When(new ContainmentCommand.Undo(Seconds(5))).ThenNothing();
        Acting.When(new ContainmentCommand.Undo(Seconds(5))).ThenNothing();
    }

    [Fact]
    public void A_device_that_may_become_isolated_after_all_can_be_released()
    {
        var late = ReadingBack.After(Answer(ContainmentStep.ReadBackAct, 3, new StepOutcome.Pending("Pending"), Policy.EffectiveWithin.TotalSeconds));

        var undoing = late.When(new ContainmentCommand.Undo(Seconds(7200)));

        Assert.Equal([new CallTenant(Isolate, ContainmentStep.Undo, 4, Machine, null)], undoing.Effects);
        Assert.Equal(ActionStatus.Undone, undoing.Onward.After(Answer(ContainmentStep.Undo, 4, Effective, 7201)).State.Report?.Status);
    }

    [Fact]
    public void A_deed_whose_answer_was_lost_may_hold() =>
        Assert.True(Acting.After(Answer(ContainmentStep.Act, 2, new StepOutcome.Failed("An answer that nobody expected"), 2)).State.Report!.MayHold);

    [Fact]
    public void A_refusal_to_be_read_back_does_not_say_that_nothing_was_done()
    {
        var refusal = new Refusal(RefusalReason.PermissionMissing, "Machine.Read is missing.", "Grant it.");

        ReadingBack.When(Answer(ContainmentStep.ReadBackAct, 3, new StepOutcome.Refused(refusal), 3))
            .Then(new ContainmentEvent.Ended(new(ActionStatus.Failed, refusal.Message, refusal, MayHold: true), Seconds(3)));
    }

    [Fact]
    public void Every_event_of_a_whole_life_reads_back_as_it_was_written()
    {
        var life = Acting.After(Answer(ContainmentStep.Act, 2, new StepOutcome.Transient("502"), 2), new ContainmentCommand.Wake(Seconds(7)))
            .After(Answer(ContainmentStep.Act, 3, Accepted, 8), Answer(ContainmentStep.ReadBackAct, 4, Effective, 9), new ContainmentCommand.Undo(Seconds(60)));

        Assert.Equal(7, life.Past.Select(@event => @event.GetType()).Distinct().Count());
        Assert.All(life.Past, @event => Assert.Equal(SocJson.Write(@event), SocJson.Write(SocJson.Read<ContainmentEvent>(SocJson.Write(@event)))));
    }

    private static void Refused(ContainmentAction action, TargetSnapshot snapshot, bool neverContain, Refusal refusal)
    {
        var answer = None.After(Begin(Order(action))).When(Answer(ContainmentStep.Snapshot, 1, new StepOutcome.Snapshotted(snapshot), 1, neverContain));

        answer.Then(new ContainmentEvent.SnapshotTaken(snapshot, Seconds(1)), new ContainmentEvent.Ended(new(ActionStatus.Refused, refusal.Message, refusal), Seconds(1)));
        Assert.NotNull(refusal.HumanTask);
        Assert.Empty(answer.Effects.OfType<CallTenant>());
    }

    private static Processes.Answer<ContainmentState, ContainmentCommand, ContainmentEvent> Snapshotted(TargetSnapshot snapshot, params IReadOnlyList<string> approvedBy) =>
        None.After(Begin(Order(new ContainmentAction.RevokeSessions(Press.Ben)), approvedBy)).When(Answer(ContainmentStep.Snapshot, 1, new StepOutcome.Snapshotted(snapshot), 1));

    private static TargetSnapshot.Account Holding(string role) => Account(Press.Ben, synchronized: false) with { DirectoryRoles = ["Directory Readers", role] };

    private static TargetSnapshot.Account Account(string user, bool synchronized) => new TargetSnapshot.Account(user, "sue@press.example", true, synchronized, null, []);

    private static ContainmentOrder Order(ContainmentAction action) => new(Press.Tenant, Key, action, Seconds(0), "Incident inc-1");

    private static DateTimeOffset Seconds(double seconds) => Alerts.Nine.AddSeconds(seconds);

    private static ContainmentCommand.Begin Begin(ContainmentOrder order, params IReadOnlyList<string> approvedBy) =>
        new("inc-1", order, approvedBy.Count > 0 ? approvedBy : [Press.Sam.Id], Seconds(0));

    private static ContainmentCommand.StepAnswered Answer(ContainmentStep step, int attempt, StepOutcome outcome, double seconds, bool neverContain = false) =>
        new(step, attempt, outcome, neverContain, Seconds(seconds));
}
