using Soc.Core.Processes;
using Soc.Core.Respond;
using static Soc.Microsoft365.Tests.Loopback;

namespace Soc.Microsoft365.Tests.Defender;

public sealed class BlockIndicatorTests : ContainmentContract
{
    protected override ContainmentAction Action => new ContainmentAction.BlockIndicator(IndicatorType.IpAddress, "203.0.113.9");
    protected override (int Act, int Undo) Deeds => (1, 1);
    protected override (string Method, string Route) Write => ("POST", "/api/indicators");
    protected override string Permission => "Ti.ReadWrite.All";

    [Fact]
    public async Task The_indicator_blocks_carries_the_key_and_expires()
    {
        await using var tenant = await Run();
        await tenant.Acted(Order(Action), await tenant.Snapshotted(Order(Action)));
        var body = Assert.Single(tenant.Server.Journal).Body!.Value;
        Assert.Equal(("IpAddress", "203.0.113.9", "Block"),
            (body.GetProperty("indicatorType").GetString(), body.GetProperty("indicatorValue").GetString(), body.GetProperty("action").GetString()));
        Assert.Equal("Incident 7. [inc-7.act-1]", body.GetProperty("description").GetString());
        Assert.Equal(Start.AddDays(30), body.GetProperty("expirationTime").GetDateTimeOffset());
    }

    [Fact]
    public async Task A_foreign_indicator_that_blocks_already_is_left_alone_and_outlives_the_undo()
    {
        await using var tenant = await Run();
        await Submit(tenant, "Block");
        var snapshot = Assert.IsType<TargetSnapshot.Indicators>(await tenant.Snapshotted(Order(Action)));
        Assert.Equal(("Block", false), Assert.Single(snapshot.Existing) is var foreign ? (foreign.Action, foreign.Ours) : default);
        var receipt = await tenant.Acted(Order(Action), snapshot);
        Assert.IsType<StepOutcome.Effective>(await tenant.ReadBack(Order(Action), snapshot, receipt));
        var release = await tenant.Undone(Order(Action), snapshot);
        Assert.IsType<StepOutcome.Effective>(await tenant.ReadBack(Order(Action), snapshot, release, Direction.Undo));
        Assert.Single(tenant.Server.Journal);
        Assert.Single(Assert.IsType<TargetSnapshot.Indicators>(await tenant.Snapshotted(Order(Action))).Existing);
    }

    [Fact]
    public async Task A_foreign_indicator_that_allows_is_not_overwritten()
    {
        await using var tenant = await Run();
        await Submit(tenant, "Allowed");
        var refusal = (await tenant.Act(Order(Action), await tenant.Snapshotted(Order(Action)))).Refusal();
        Assert.Equal(RefusalReason.TargetNotChangeable, refusal.Reason);
        Assert.NotNull(refusal.HumanTask);
        Assert.Single(tenant.Server.Journal);
    }

    [Fact]
    public async Task The_indicator_of_another_order_is_not_ours_to_delete()
    {
        await using var tenant = await Run();
        var other = Order(Action, "inc-8.act-1");
        await tenant.Acted(other, await tenant.Snapshotted(other));
        await tenant.Undone(Order(Action), await tenant.Snapshotted(Order(Action)));
        Assert.Single(tenant.Server.Journal);
    }

    [Fact]
    public async Task An_indicator_that_is_gone_already_needs_no_undo()
    {
        await using var tenant = await Run();
        var snapshot = await tenant.Snapshotted(Order(Action));
        var receipt = await tenant.Acted(Order(Action), snapshot);
        Assert.IsType<StepOutcome.Pending>(await tenant.ReadBack(Order(Action), snapshot, receipt, Direction.Undo));
        await tenant.Analyst(HttpMethod.Delete, $"/api/indicators/{receipt}");
        Assert.Null(await tenant.Undone(Order(Action), snapshot));
        Assert.IsType<StepOutcome.Pending>(await tenant.ReadBack(Order(Action), snapshot, receipt));
    }

    [Theory]
    [InlineData(IndicatorType.Url, "https://bad.example/?q='or 1 eq 1&x=#'")]
    [InlineData(IndicatorType.DomainName, "bad.example")]
    [InlineData(IndicatorType.FileSha256, "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")]
    public async Task Every_kind_of_value_is_found_again_as_it_was_written(IndicatorType type, string value)
    {
        await using var tenant = await Run();
        var order = Order(new ContainmentAction.BlockIndicator(type, value));
        var snapshot = await tenant.Snapshotted(order);
        var receipt = await tenant.Acted(order, snapshot);
        Assert.Equal(receipt, await tenant.Acted(order, snapshot));
        Assert.True(Assert.Single(Assert.IsType<TargetSnapshot.Indicators>(await tenant.Snapshotted(order)).Existing).Ours);
    }

    [Fact]
    public async Task A_network_cannot_be_blocked()
    {
        await using var tenant = await Run();
        var order = Order(new ContainmentAction.BlockIndicator(IndicatorType.IpAddress, "203.0.113.0/24"));
        Assert.Equal(new StepOutcome.Failed("HTTP 400 InvalidIpAddress"), await tenant.Act(order, await tenant.Snapshotted(order)));
    }

    private static Task<string> Submit(Loopback tenant, string action) => tenant.Analyst(HttpMethod.Post, "/api/indicators",
        new { indicatorValue = "203.0.113.9", indicatorType = "IpAddress", action, title = "Partner", description = "Agreed with a partner" });
}
