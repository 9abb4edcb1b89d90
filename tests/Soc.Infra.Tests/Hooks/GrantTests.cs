namespace Soc.Infra.Tests.Hooks;

public sealed class GrantTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("read")]
    public async Task Without_being_asked_for_more_the_SOC_may_only_read(string? permissions)
    {
        using var tenant = new Tenant();
        var outcome = await tenant.Provision(permissions);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(PermissionList.Of("read"), tenant.Granted);
    }

    [Fact]
    public async Task To_contain_takes_both_halves()
    {
        using var tenant = new Tenant();
        await tenant.Provision("contain");
        Assert.Equal(PermissionList.Of("read", "contain"), tenant.Granted);
    }

    [Fact]
    public async Task A_second_run_grants_nothing_again()
    {
        using var tenant = new Tenant();
        await tenant.Provision("contain");
        var before = tenant.Writes.Count;
        var outcome = await tenant.Provision("contain");
        Assert.Equal(before, tenant.Writes.Count);
        Assert.Contains("0 granted, 0 revoked, 0 left", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Going_back_to_read_takes_the_permissions_to_contain_back()
    {
        using var tenant = new Tenant();
        await tenant.Provision("contain");
        await tenant.Provision("read");
        Assert.Equal(PermissionList.Of("read"), tenant.Granted);
    }

    [Fact]
    public async Task Who_may_not_grant_gets_the_commands_for_someone_who_may()
    {
        using var tenant = new Tenant();
        var outcome = await tenant.Provision("read", ("FAKE_AZ_DENY", "1"));
        Assert.Equal(0, outcome.ExitCode);
        Assert.Empty(tenant.Granted);
        Assert.All(PermissionList.Of("read"), permission => Assert.Contains($"\"appRoleId\":\"role-{permission}\"", outcome.Output, StringComparison.Ordinal));
        Assert.Contains("Privileged Role Administrator", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_take_back_is_told_what_the_SOC_still_has()
    {
        using var tenant = new Tenant();
        await tenant.Provision("contain");
        var outcome = await tenant.Provision("read", ("FAKE_AZ_DENY", "1"));
        Assert.All(PermissionList.Of("contain"), permission => Assert.Contains($"STILL HAS {permission}", outcome.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_API_that_the_tenant_does_not_have_is_named_and_the_rest_is_granted()
    {
        const string defender = "fc780465-2017-40d4-a0c5-307022471b92";
        using var tenant = new Tenant();
        var outcome = await tenant.Provision("read", ("FAKE_AZ_ABSENT", defender));
        Assert.Contains($"az ad sp create --id {defender}", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(PermissionList.Of("read").Except(["Machine.Read.All"]), tenant.Granted);
    }

    [Fact]
    public async Task Who_may_not_even_read_is_told_that_nothing_was_done()
    {
        using var tenant = new Tenant();
        var outcome = await tenant.Provision("read", ("FAKE_AZ_BLIND", "1"));
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("no permission in the tenant was granted or taken back", outcome.Output, StringComparison.Ordinal);
        Assert.Empty(tenant.Writes);
    }

    [Fact]
    public async Task An_unknown_mode_stops_the_deployment()
    {
        using var tenant = new Tenant();
        var outcome = await tenant.Provision("everything");
        Assert.Equal((2, "SOC_TENANT_PERMISSIONS is 'everything'; it must be read or contain."), (outcome.ExitCode, outcome.Error.Trim()));
    }
}
