using Soc.Core.Prepare;
using Soc.Core.Stores;
using Soc.Core.Tenants;
using Soc.Core.Triage;
using Soc.Simulator.Server;
using Soc.Simulator.Tenant;

namespace Soc.Microsoft365.Tests.Prepare;

public sealed class Microsoft365SurveyTests
{
    private const string Analysts = "9a000000-0000-4000-8000-000000000001";
    private const string Leads = "9a000000-0000-4000-8000-000000000002";
    private const string BreakGlass = "9a000000-0000-4000-8000-000000000003";
    private const string Operators = "9a000000-0000-4000-8000-000000000004";

    private static readonly SurveyOptions Groups = new(new Dictionary<Tier, string> { [Tier.L1] = Analysts, [Tier.L3] = Leads }, BreakGlass);

    private static readonly SimulatedTenant Tenant = Loopback.Tenant with
    {
        Groups =
        [
            new(Analysts, "SOC analysts", [Loopback.User, Loopback.Admin]),
            new(Leads, "SOC leads", [Loopback.Admin]),
            new(BreakGlass, "Break glass", [Loopback.Disabled]),
            new(Operators, "Tier 0 operators", [Loopback.User]) { Roles = ["Security Administrator"] },
        ],
        NamedLocations = [new("Head office", IsTrusted: true, ["198.51.100.37/29", "2001:db8:20::/48"]), new("Blocked countries' proxies", IsTrusted: false, ["203.0.113.0/24"])],
    };

    private static async Task<TenantSurvey> Survey(SurveyOptions? options = null, Func<TenantServer, Task>? before = null, SimulatedTenant? tenant = null)
    {
        // One item a page: every list is read over its pages.
        await using var server = await TenantServer.Start(tenant ?? Tenant, new TenantServerOptions { PageSize = 1 }, new SetClock(Loopback.Start), TestContext.Current.CancellationToken);
        if (before is not null) await before(server);
        var connection = new Microsoft365Connection(TenantId.Parse(Tenant.Id), new StaticToken("loopback")) { Graph = server.Graph, Defender = server.Defender };
        return await new Microsoft365Survey([connection], options ?? Groups).Survey(TenantId.Parse(Tenant.Id), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_tenant_is_read_whole()
    {
        var survey = await Survey();

        Assert.Equal(("Kestrel Foods", 3), (survey.Name, survey.Users!.Count));
        Assert.Contains(new DirectoryUser(Loopback.Admin, "otto.berg@kestrel.example", "Otto Berg", Synchronized: true), survey.Users);
        Assert.Equal([new DirectoryDevice(Loopback.Machine, "0d0d0000-0000-4000-8000-000000000001", "kf-lap-07", null)], survey.Devices);
        Assert.Equal(["kestrel.example"], survey.Domains);
        Assert.Empty(survey.Unread);
    }

    [Fact]
    public async Task Whoever_holds_a_privileged_role_is_privileged_through_a_group_as_well() =>
        Assert.Equal([Loopback.User, Loopback.Admin], (await Survey()).Privileged!);

    [Fact]
    public async Task Break_glass_accounts_and_the_account_that_synchronizes_are_never_contained()
    {
        var synchronizing = Tenant with { Users = [.. Tenant.Users.Select(user => user.Id == Loopback.User ? user with { DirectoryRoles = ["Directory Synchronization Accounts"] } : user)] };

        Assert.Equal([Loopback.User, Loopback.Disabled], (await Survey(tenant: synchronizing)).NeverContain!);
    }

    [Fact]
    public async Task Only_trusted_locations_are_known_and_loose_ranges_are_masked() =>
        Assert.Equal(["Head office 198.51.100.32/29 True", "Head office 2001:db8:20::/48 True"], (await Survey()).Networks!.Select(network => $"{network.Name} {network.Range} {network.Shared}"));

    [Fact]
    public async Task An_analyst_of_several_groups_has_the_highest_tier() =>
        Assert.Equal([new Analyst(Loopback.User, "Mara Lind", Tier.L1), new Analyst(Loopback.Admin, "Otto Berg", Tier.L3)], (await Survey()).Analysts!);

    [Fact]
    public async Task Without_groups_nobody_says_who_the_analysts_are() => Assert.Null((await Survey(SurveyOptions.None)).Analysts);

    [Fact]
    public async Task What_is_the_tenants_in_Azure_is_what_its_administrators_said()
    {
        var survey = await Survey(SurveyOptions.None with { Subscriptions = ["00000000-0000-4000-8000-00000000a001"], Collectors = ["fw01"] });

        Assert.Equal(["00000000-0000-4000-8000-00000000a001"], survey.Subscriptions!);
        Assert.Equal(["fw01"], survey.Collectors!);
        Assert.Null(survey.Workspaces);
    }

    [Fact]
    public async Task What_we_may_not_read_is_named_and_the_rest_is_read()
    {
        var survey = await Survey(before: server => Fail(server, "v1.0/identity/conditionalAccess/namedLocations", new Fault.Error(403, "AccessDenied", "You cannot perform the requested operation.")));

        Assert.Null(survey.Networks);
        Assert.Equal(["trusted locations (Policy.Read.All): 403 AccessDenied"], survey.Unread);
        Assert.Equal(3, survey.Users!.Count);
    }

    [Fact]
    public async Task A_tenant_that_throttles_puts_the_survey_off() =>
        await Assert.ThrowsAsync<StoreBusyException>(() => Survey(before: server => Fail(server, "v1.0/users", new Fault.Throttled(TimeSpan.FromSeconds(7)))));

    [Fact]
    public async Task A_refused_token_ends_the_survey() =>
        await Assert.ThrowsAsync<StoreUnusableException>(() => Survey(before: server => Fail(server, "v1.0/organization", new Fault.Error(401, "InvalidAuthenticationToken", "Access token is empty."))));

    private static Task Fail(TenantServer server, string path, Fault fault)
    {
        server.Faults.Add(new("GET", path, fault, Times: 100));
        return Task.CompletedTask;
    }
}
