using Soc.Core.Processes;
using Soc.Core.Respond;
using Soc.Simulator.Server;

namespace Soc.Microsoft365.Tests;

/// <summary>What every action keeps, against a tenant that answers as the documented APIs do.</summary>
public abstract class ContainmentContract
{
    protected abstract ContainmentAction Action { get; }

    /// <summary>Journal entries that acting leaves, and undoing.</summary>
    protected abstract (int Act, int Undo) Deeds { get; }

    /// <summary>The method and route that acts.</summary>
    protected abstract (string Method, string Route) Write { get; }

    /// <summary>What the application lacks when acting is forbidden.</summary>
    protected abstract string Permission { get; }

    /// <summary>Is pending before it is effective.</summary>
    protected virtual bool TakesTime => false;

    private ContainmentOrder Order => Loopback.Order(Action);

    [Fact]
    public async Task It_is_done_read_back_undone_and_read_back()
    {
        await using var tenant = await Loopback.Run();
        var snapshot = await tenant.Snapshotted(Order);
        var receipt = await tenant.Acted(Order, snapshot);
        if (TakesTime) Assert.IsType<StepOutcome.Pending>(await tenant.ReadBack(Order, snapshot, receipt));
        tenant.Clock.Advance(TimeSpan.FromSeconds(3));
        Assert.IsType<StepOutcome.Effective>(await tenant.ReadBack(Order, snapshot, receipt));
        if (Order.Action.Inverse is Inverse.Irreversible) return;
        var release = await tenant.Undone(Order, snapshot);
        tenant.Clock.Advance(TimeSpan.FromSeconds(3));
        Assert.IsType<StepOutcome.Effective>(await tenant.ReadBack(Order, snapshot, release, Direction.Undo));
        Assert.Equivalent(await Comparable(tenant, snapshot), await tenant.Snapshotted(Order));
    }

    [Fact]
    public async Task Every_step_run_twice_is_done_once()
    {
        await using var tenant = await Loopback.Run();
        var snapshot = await tenant.Snapshotted(Order);
        Assert.Empty(tenant.Server.Journal);
        var first = await tenant.Acted(Order, snapshot);
        tenant.Clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(first, await tenant.Acted(Order, snapshot));
        Assert.Equal(Deeds.Act, tenant.Server.Journal.Count);
        await tenant.Undo(Order, snapshot);
        tenant.Clock.Advance(TimeSpan.FromSeconds(3));
        await tenant.Undo(Order, snapshot);
        Assert.Equal(Deeds.Act + Deeds.Undo, tenant.Server.Journal.Count);
    }

    [Fact]
    public async Task A_deed_whose_answer_was_lost_is_not_done_again()
    {
        await using var tenant = await Loopback.Run();
        var snapshot = await tenant.Snapshotted(Order);
        tenant.Server.Faults.Add(new(Write.Method, Write.Route, new Fault.AnswerLost()));
        Assert.IsType<StepOutcome.Transient>(await tenant.Act(Order, snapshot));
        tenant.Clock.Advance(TimeSpan.FromSeconds(3));
        var receipt = await tenant.Acted(Order, snapshot);
        Assert.Equal(Deeds.Act, tenant.Server.Journal.Count);
        Assert.IsType<StepOutcome.Effective>(await tenant.ReadBack(Order, snapshot, receipt));
    }

    [Fact]
    public async Task A_throttled_call_says_how_long_to_wait_and_is_not_retried_within()
    {
        await using var tenant = await Loopback.Run();
        var snapshot = await tenant.Snapshotted(Order);
        tenant.Server.Faults.Add(new(Write.Method, Write.Route, new Fault.Throttled(TimeSpan.FromSeconds(7))));
        Assert.Equal(new StepOutcome.Throttled(TimeSpan.FromSeconds(7)), await tenant.Act(Order, snapshot));
        tenant.Server.Faults.Add(new(Write.Method, Write.Route, new Fault.Unavailable(TimeSpan.FromSeconds(40))));
        Assert.Equal(new StepOutcome.Throttled(TimeSpan.FromSeconds(40)), await tenant.Act(Order, snapshot));
        Assert.Empty(tenant.Server.Journal);
        Assert.IsType<StepOutcome.Accepted>(await tenant.Act(Order, snapshot));
    }

    [Theory]
    [InlineData(408)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_passing_fault_is_transient_and_is_not_retried_within(int status)
    {
        await using var tenant = await Loopback.Run();
        var snapshot = await tenant.Snapshotted(Order);
        tenant.Server.Faults.Add(new(Write.Method, Write.Route, new Fault.Error(status, "generalException", "x")));
        Assert.IsType<StepOutcome.Transient>(await tenant.Act(Order, snapshot));
        tenant.Server.Faults.Add(new(Write.Method, Write.Route, new Fault.ConnectionDropped()));
        Assert.IsType<StepOutcome.Transient>(await tenant.Act(Order, snapshot));
        Assert.Empty(tenant.Server.Journal);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task A_forbidden_call_names_the_missing_permission(int status)
    {
        await using var tenant = await Loopback.Run();
        var snapshot = await tenant.Snapshotted(Order);
        tenant.Server.Faults.Add(new(Write.Method, Write.Route, new Fault.Error(status, "Forbidden", "x"), Times: 2));
        var refusal = (await tenant.Act(Order, snapshot)).Refusal();
        Assert.Equal(RefusalReason.PermissionMissing, refusal.Reason);
        Assert.Contains(Permission, refusal.Message, StringComparison.Ordinal);
        Assert.NotNull(refusal.HumanTask);
    }

    [Fact]
    public async Task An_unexpected_answer_fails_with_its_code_and_without_its_text()
    {
        await using var tenant = await Loopback.Run();
        var snapshot = await tenant.Snapshotted(Order);
        tenant.Server.Faults.Add(new(Write.Method, Write.Route, new Fault.Error(409, "Conflict<b>", "<script>attacker's words</script>")));
        var failed = Assert.IsType<StepOutcome.Failed>(await tenant.Act(Order, snapshot));
        Assert.Equal("HTTP 409 Conflict?b?", failed.Reason);
    }

    [Fact]
    public async Task A_target_that_is_not_there_is_refused()
    {
        await using var tenant = await Loopback.Run(new() { Faults = [new("GET", null, new Fault.Error(404, "ResourceNotFound", "x"))] });
        Assert.Equal(RefusalReason.TargetNotFound, (await tenant.Snapshot(Order)).Refusal().Reason);
    }

    [Fact]
    public async Task Cancelling_is_not_an_outcome()
    {
        await using var tenant = await Loopback.Run();
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => tenant.Containment.Snapshot(Order, source.Token));
    }

    /// <summary>What a new snapshot must equal after the undo.</summary>
    private protected virtual Task<TargetSnapshot> Comparable(Loopback tenant, TargetSnapshot before) => Task.FromResult(before);
}
