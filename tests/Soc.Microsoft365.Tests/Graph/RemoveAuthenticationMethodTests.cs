using Soc.Core.Processes;
using Soc.Core.Respond;
using Soc.Simulator.Server;
using static Soc.Microsoft365.Tests.Loopback;

namespace Soc.Microsoft365.Tests.Graph;

public sealed class RemoveAuthenticationMethodTests : ContainmentContract
{
    protected override ContainmentAction Action => new ContainmentAction.RemoveAuthenticationMethod(User, Registered);
    protected override (int Act, int Undo) Deeds => (2, 0);
    protected override (string Method, string Route) Write => ("DELETE", "/v1.0/users/*/authentication/*/*");
    protected override string Permission => "UserAuthenticationMethod.ReadWrite.All";

    [Fact]
    public async Task The_snapshot_holds_what_was_registered_around_that_time_and_never_the_password()
    {
        await using var tenant = await Run();
        var snapshot = Assert.IsType<TargetSnapshot.AuthenticationMethods>(await tenant.Snapshotted(Order(Action)));
        Assert.Equal(
            [("microsoftAuthenticatorAuthenticationMethod", "Pixel 8"), ("phoneAuthenticationMethod", "+44 1632960001")],
            snapshot.Methods.Select(method => (method.Type, method.DisplayName!)));
        Assert.Equal(Registered.AddMinutes(-3).ToUnixTimeSeconds(), snapshot.Methods[1].CreatedAt!.Value.ToUnixTimeSeconds());
    }

    [Fact]
    public async Task A_method_of_another_time_is_not_among_them()
    {
        await using var tenant = await Run();
        var late = Order(new ContainmentAction.RemoveAuthenticationMethod(User, Registered.AddMinutes(13)));
        var snapshot = Assert.IsType<TargetSnapshot.AuthenticationMethods>(await tenant.Snapshotted(late));
        Assert.Equal("Pixel 8", Assert.Single(snapshot.Methods).DisplayName);
    }

    [Fact]
    public async Task The_default_method_goes_last()
    {
        await using var tenant = await Run();
        await tenant.Acted(Order(Action), await tenant.Snapshotted(Order(Action)));
        Assert.Equal(["phoneMethods", "microsoftAuthenticatorMethods"], tenant.Server.Journal.Select(entry => entry.Path.Split('/')[5]));
    }

    [Fact]
    public async Task A_default_method_beside_a_method_that_stays_is_a_task_for_a_person()
    {
        await using var tenant = await Run();
        var order = Order(new ContainmentAction.RemoveAuthenticationMethod(Admin, Registered));
        var refusal = (await tenant.Act(order, await tenant.Snapshotted(order))).Refusal();
        Assert.Equal(RefusalReason.TargetNotChangeable, refusal.Reason);
        Assert.NotNull(refusal.HumanTask);
        Assert.Empty(tenant.Server.Journal);
    }

    [Fact]
    public async Task A_removal_that_broke_off_goes_on_where_it_was()
    {
        await using var tenant = await Run();
        var snapshot = await tenant.Snapshotted(Order(Action));
        tenant.Server.Faults.Add(new("DELETE", "/v1.0/users/*/authentication/phoneMethods", new Fault.AnswerLost()));
        Assert.IsType<StepOutcome.Transient>(await tenant.Act(Order(Action), snapshot));
        Assert.Equal("1 of 2 methods are still listed.", Assert.IsType<StepOutcome.Pending>(await tenant.ReadBack(Order(Action), snapshot, null)).Status);
        await tenant.Acted(Order(Action), snapshot);
        Assert.IsType<StepOutcome.Effective>(await tenant.ReadBack(Order(Action), snapshot, null));
        Assert.Equal(2, tenant.Server.Journal.Count);
    }

    [Fact]
    public async Task A_method_that_goes_while_we_remove_is_no_fault()
    {
        await using var tenant = await Run(new() { Faults = [new("DELETE", null, new Fault.Error(404, "resourceNotFound", "x"))] });
        var order = Order(new ContainmentAction.RemoveAuthenticationMethod(Admin, Start.AddYears(-2)));
        await tenant.Acted(order, await tenant.Snapshotted(order));
    }

    [Fact]
    public async Task A_removal_is_not_undone()
    {
        await using var tenant = await Run();
        var snapshot = await tenant.Snapshotted(Order(Action));
        Assert.Equal(RefusalReason.Irreversible, (await tenant.Undo(Order(Action), snapshot)).Refusal().Reason);
    }

    [Fact]
    public async Task Nothing_registered_around_that_time_is_a_task_for_a_person()
    {
        await using var tenant = await Run();
        var order = Order(new ContainmentAction.RemoveAuthenticationMethod(User, Registered.AddDays(-1)));
        var refusal = (await tenant.Snapshot(order)).Refusal();
        Assert.Equal(RefusalReason.TargetNotFound, refusal.Reason);
        Assert.NotNull(refusal.HumanTask);
    }
}
