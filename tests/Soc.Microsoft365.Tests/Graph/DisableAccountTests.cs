using Soc.Core.Processes;
using Soc.Core.Respond;
using static Soc.Microsoft365.Tests.Loopback;

namespace Soc.Microsoft365.Tests.Graph;

public sealed class DisableAccountTests : ContainmentContract
{
    protected override ContainmentAction Action => new ContainmentAction.DisableAccount(User);
    protected override (int Act, int Undo) Deeds => (1, 1);
    protected override (string Method, string Route) Write => ("PATCH", "/v1.0/users/*");
    protected override string Permission => "User.EnableDisableAccount.All";

    [Fact]
    public async Task An_account_that_was_disabled_before_us_stays_disabled()
    {
        await using var tenant = await Run();
        var order = Order(new ContainmentAction.DisableAccount(Disabled));
        var snapshot = await tenant.Snapshotted(order);
        await tenant.Acted(order, snapshot);
        Assert.IsType<StepOutcome.Effective>(await tenant.ReadBack(order, snapshot, null));
        await tenant.Undone(order, snapshot);
        Assert.IsType<StepOutcome.Effective>(await tenant.ReadBack(order, snapshot, null, Direction.Undo));
        Assert.Empty(tenant.Server.Journal);
    }

    [Fact]
    public async Task A_privileged_account_becomes_a_task_for_a_person()
    {
        await using var tenant = await Run();
        var order = Order(new ContainmentAction.DisableAccount(Admin));
        var refusal = (await tenant.Act(order, await tenant.Snapshotted(order))).Refusal();
        Assert.Equal(RefusalReason.PrivilegedTarget, refusal.Reason);
        Assert.NotNull(refusal.HumanTask);
    }

    [Fact]
    public async Task An_account_that_somebody_enabled_again_is_pending()
    {
        await using var tenant = await Run();
        var snapshot = await tenant.Snapshotted(Order(Action));
        await tenant.Acted(Order(Action), snapshot);
        await tenant.Analyst(HttpMethod.Patch, $"/v1.0/users/{User}", new { accountEnabled = true });
        Assert.IsType<StepOutcome.Pending>(await tenant.ReadBack(Order(Action), snapshot, null));
    }
}
