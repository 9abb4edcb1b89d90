using System.Text.Json.Nodes;
using Soc.Core.Processes;
using Soc.Core.Respond;
using Soc.Simulator.Server;
using static Soc.Microsoft365.Tests.Loopback;

namespace Soc.Microsoft365.Tests.Defender;

public sealed class IsolateDeviceTests : ContainmentContract
{
    protected override ContainmentAction Action => new ContainmentAction.IsolateDevice(Machine);
    protected override (int Act, int Undo) Deeds => (1, 1);
    protected override (string Method, string Route) Write => ("POST", "/api/machines/*/isolate");
    protected override string Permission => "Machine.Isolate";
    protected override bool TakesTime => true;

    [Fact]
    public async Task The_comment_carries_the_key_and_the_isolation_is_full()
    {
        await using var tenant = await Run();
        await tenant.Acted(Order(Action), await tenant.Snapshotted(Order(Action)));
        var body = Assert.Single(tenant.Server.Journal).Body!.Value;
        Assert.Equal("Incident 7. [inc-7.act-1]", body.GetProperty("Comment").GetString());
        Assert.Equal("Full", body.GetProperty("IsolationType").GetString());
    }

    [Fact]
    public async Task A_lost_answer_is_found_again_while_the_action_is_still_pending()
    {
        await using var tenant = await Run();
        var snapshot = await tenant.Snapshotted(Order(Action));
        tenant.Server.Faults.Add(new("POST", Write.Route, new Fault.AnswerLost()));
        Assert.IsType<StepOutcome.Transient>(await tenant.Act(Order(Action), snapshot));
        Assert.NotNull(await tenant.Acted(Order(Action), snapshot));
        Assert.Single(tenant.Server.Journal);
    }

    [Fact]
    public async Task A_foreign_open_action_is_in_the_snapshot()
    {
        await using var tenant = await Run();
        await Isolate(tenant, "Somebody else");
        var open = Assert.Single(Assert.IsType<TargetSnapshot.Machine>(await tenant.Snapshotted(Order(Action))).OpenActions);
        Assert.Equal(("Isolate", "Pending", false), (open.Type, open.Status, open.Ours));
    }

    [Fact]
    public async Task Our_own_open_action_is_told_as_ours_and_that_of_a_longer_key_is_not()
    {
        await using var tenant = await Run();
        await tenant.Acted(Order(Action), await tenant.Snapshotted(Order(Action)));
        Assert.True(Assert.Single(Assert.IsType<TargetSnapshot.Machine>(await tenant.Snapshotted(Order(Action))).OpenActions).Ours);
        Assert.False(Assert.Single(Assert.IsType<TargetSnapshot.Machine>(await tenant.Snapshotted(Order(Action, "inc-7.act-11"))).OpenActions).Ours);
        Assert.False(Assert.Single(Assert.IsType<TargetSnapshot.Machine>(await tenant.Snapshotted(Order(Action, "inc-7.act"))).OpenActions).Ours);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_isolation_that_somebody_else_has_just_begun_is_refused(bool answersPending)
    {
        await using var tenant = await Run(new() { DuplicateAnswersPendingAction = answersPending });
        var snapshot = await tenant.Snapshotted(Order(Action));
        await Isolate(tenant, "Somebody else");
        Assert.Equal(RefusalReason.ActionAlreadyPending, (await tenant.Act(Order(Action), snapshot)).Refusal().Reason);
        Assert.Single(tenant.Server.Journal);
    }

    [Theory]
    [InlineData("Failed")]
    [InlineData("TimeOut")]
    public async Task An_isolation_that_ended_badly_fails(string ending)
    {
        await using var tenant = await Run(new() { MachineActionEndings = new Dictionary<string, string> { [Machine] = ending } });
        var snapshot = await tenant.Snapshotted(Order(Action));
        var receipt = await tenant.Acted(Order(Action), snapshot);
        tenant.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(new StepOutcome.Pending("InProgress"), await tenant.ReadBack(Order(Action), snapshot, receipt));
        tenant.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(new StepOutcome.Failed($"The isolation ended as {ending}."), await tenant.ReadBack(Order(Action), snapshot, receipt));
    }

    [Fact]
    public async Task An_isolation_that_somebody_cancelled_fails()
    {
        await using var tenant = await Run();
        var snapshot = await tenant.Snapshotted(Order(Action));
        var receipt = await tenant.Acted(Order(Action), snapshot);
        await tenant.Analyst(HttpMethod.Post, $"/api/machineactions/{receipt}/cancel", new { Comment = "Not now" });
        Assert.Equal(new StepOutcome.Failed("The isolation ended as Cancelled."), await tenant.ReadBack(Order(Action), snapshot, receipt));
    }

    [Fact]
    public async Task Undo_cancels_an_isolation_that_is_still_pending()
    {
        await using var tenant = await Run();
        var snapshot = await tenant.Snapshotted(Order(Action));
        await tenant.Acted(Order(Action), snapshot);
        var receipt = await tenant.Undone(Order(Action), snapshot);
        Assert.Equal(receipt, await tenant.Undone(Order(Action), snapshot));
        Assert.Equal(new StepOutcome.Effective("The isolation never took place."), await tenant.ReadBack(Order(Action), snapshot, receipt, Direction.Undo));
        Assert.Equal(["isolate", "cancel"], tenant.Server.Journal.Select(entry => entry.Path.Split('/')[^1]));
    }

    [Fact]
    public async Task Undo_waits_for_an_isolation_in_progress_and_then_releases()
    {
        await using var tenant = await Run();
        var snapshot = await tenant.Snapshotted(Order(Action));
        await tenant.Acted(Order(Action), snapshot);
        tenant.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.IsType<StepOutcome.Transient>(await tenant.Undo(Order(Action), snapshot));
        tenant.Clock.Advance(TimeSpan.FromSeconds(2));
        var receipt = await tenant.Undone(Order(Action), snapshot);
        Assert.Equal(new StepOutcome.Pending("Pending"), await tenant.ReadBack(Order(Action), snapshot, receipt, Direction.Undo));
        tenant.Clock.Advance(TimeSpan.FromSeconds(3));
        Assert.IsType<StepOutcome.Effective>(await tenant.ReadBack(Order(Action), snapshot, receipt, Direction.Undo));
        Assert.Equal(["isolate", "unisolate"], tenant.Server.Journal.Select(entry => entry.Path.Split('/')[^1]));
    }

    [Fact]
    public async Task An_isolation_that_came_to_nothing_needs_no_release()
    {
        await using var tenant = await Run(new() { MachineActionEndings = new Dictionary<string, string> { [Machine] = "Failed" } });
        var snapshot = await tenant.Snapshotted(Order(Action));
        await tenant.Acted(Order(Action), snapshot);
        tenant.Clock.Advance(TimeSpan.FromSeconds(3));
        var receipt = await tenant.Undone(Order(Action), snapshot);
        Assert.IsType<StepOutcome.Effective>(await tenant.ReadBack(Order(Action), snapshot, receipt, Direction.Undo));
        Assert.Single(tenant.Server.Journal);
    }

    [Fact]
    public async Task A_device_that_was_isolated_before_us_stays_isolated()
    {
        await using var tenant = await Run();
        await Isolate(tenant, "Somebody else, yesterday");
        tenant.Clock.Advance(TimeSpan.FromSeconds(3));
        var snapshot = await tenant.Snapshotted(Order(Action));
        Assert.True(Assert.IsType<TargetSnapshot.Machine>(snapshot).Isolated);
        var receipt = await tenant.Acted(Order(Action), snapshot);
        Assert.IsType<StepOutcome.Effective>(await tenant.ReadBack(Order(Action), snapshot, receipt));
        var release = await tenant.Undone(Order(Action), snapshot);
        Assert.IsType<StepOutcome.Effective>(await tenant.ReadBack(Order(Action), snapshot, release, Direction.Undo));
        Assert.Single(tenant.Server.Journal);
    }

    [Fact]
    public async Task A_device_that_was_released_again_before_us_is_isolated_by_us()
    {
        await using var tenant = await Run(new() { PageSize = 1 });
        await Isolate(tenant, "Somebody else");
        tenant.Clock.Advance(TimeSpan.FromSeconds(3));
        await tenant.Analyst(HttpMethod.Post, $"/api/machines/{Machine}/unisolate", new { Comment = "Clean" });
        tenant.Clock.Advance(TimeSpan.FromSeconds(3));
        var snapshot = Assert.IsType<TargetSnapshot.Machine>(await tenant.Snapshotted(Order(Action)));
        Assert.Equal(("kf-lap-07.kestrel.example", false), (snapshot.ComputerName, snapshot.Isolated));
        Assert.NotNull(await tenant.Acted(Order(Action), snapshot));
    }

    [Fact]
    public async Task An_unknown_machine_is_not_found()
    {
        await using var tenant = await Run();
        var order = Order(new ContainmentAction.IsolateDevice("ff/../../indicators"));
        Assert.Equal(RefusalReason.TargetNotFound, (await tenant.Snapshot(order)).Refusal().Reason);
    }

    private static async Task<JsonNode> Isolate(Loopback tenant, string comment) => JsonNode.Parse(
        await tenant.Analyst(HttpMethod.Post, $"/api/machines/{Machine}/isolate", new { Comment = comment, IsolationType = "Full" }))!;
}
