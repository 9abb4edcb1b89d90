using Soc.Core.Processes;
using Soc.Core.Respond;
using static Soc.Microsoft365.Tests.Loopback;

namespace Soc.Microsoft365.Tests.Graph;

public sealed class RevokeSessionsTests : ContainmentContract
{
    protected override ContainmentAction Action => new ContainmentAction.RevokeSessions(User);
    protected override (int Act, int Undo) Deeds => (1, 0);
    protected override (string Method, string Route) Write => ("POST", "/v1.0/users/*/revokeSignInSessions");
    protected override string Permission => "User.RevokeSessions.All";
    protected override bool TakesTime => true;

    [Fact]
    public async Task The_snapshot_tells_the_account_its_synchronization_and_its_roles()
    {
        await using var tenant = await Run();
        var account = Assert.IsType<TargetSnapshot.Account>(await tenant.Snapshotted(Order(new ContainmentAction.RevokeSessions(Admin))));
        Assert.Equal(("otto.berg@kestrel.example", true, true), (account.UserPrincipalName, account.Enabled, account.Synchronized));
        Assert.Equal(["Global Administrator", "Helpdesk Administrator"], account.DirectoryRoles);
        Assert.Equal(new DateTimeOffset(2026, 11, 17, 9, 0, 0, TimeSpan.Zero), account.SessionsValidFrom);
    }

    [Fact]
    public async Task Roles_are_read_over_all_pages()
    {
        await using var tenant = await Run(new() { PageSize = 1 });
        var account = Assert.IsType<TargetSnapshot.Account>(await tenant.Snapshotted(Order(new ContainmentAction.RevokeSessions(Admin))));
        Assert.Equal(2, account.DirectoryRoles.Count);
    }

    [Fact]
    public async Task A_directory_whose_clock_is_slow_still_proves_the_revocation()
    {
        await using var tenant = await Run();
        var order = Order(Action) with { RequestedAt = Start.AddMinutes(4) };
        var snapshot = await tenant.Snapshotted(order);
        await tenant.Acted(order, snapshot);
        tenant.Clock.Advance(TimeSpan.FromSeconds(2));
        await tenant.Acted(order, snapshot);
        Assert.Single(tenant.Server.Journal);
        Assert.IsType<StepOutcome.Effective>(await tenant.ReadBack(order, snapshot, null));
    }

    [Fact]
    public async Task A_revocation_before_the_order_does_not_count_for_it()
    {
        await using var tenant = await Run();
        await tenant.Analyst(HttpMethod.Post, $"/v1.0/users/{User}/revokeSignInSessions");
        tenant.Clock.Advance(TimeSpan.FromSeconds(30));
        var order = Order(Action) with { RequestedAt = tenant.Clock.GetUtcNow() };
        var snapshot = await tenant.Snapshotted(order);
        Assert.IsType<StepOutcome.Pending>(await tenant.ReadBack(order, snapshot, null));
        await tenant.Acted(order, snapshot);
        Assert.Equal(2, tenant.Server.Journal.Count);
    }

    [Fact]
    public async Task A_snapshot_taken_after_the_first_run_does_not_revoke_again()
    {
        await using var tenant = await Run();
        await tenant.Acted(Order(Action), await tenant.Snapshotted(Order(Action)));
        tenant.Clock.Advance(TimeSpan.FromSeconds(2));
        await tenant.Acted(Order(Action), await tenant.Snapshotted(Order(Action)));
        Assert.Single(tenant.Server.Journal);
    }

    [Fact]
    public async Task An_unknown_user_is_not_found()
    {
        await using var tenant = await Run();
        var refusal = (await tenant.Snapshot(Order(new ContainmentAction.RevokeSessions(Guid.Empty.ToString())))).Refusal();
        Assert.Equal(RefusalReason.TargetNotFound, refusal.Reason);
    }

    private protected override async Task<TargetSnapshot> Comparable(Loopback tenant, TargetSnapshot before) =>
        (TargetSnapshot.Account)before with { SessionsValidFrom = ((TargetSnapshot.Account)await tenant.Snapshotted(Order(Action))).SessionsValidFrom };
}
