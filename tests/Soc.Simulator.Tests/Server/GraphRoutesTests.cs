using static Soc.Simulator.Tests.Server.ServerFixture;

namespace Soc.Simulator.Tests.Server;

public sealed class GraphRoutesTests
{
    [Fact]
    public async Task Select_names_what_is_answered()
    {
        await using var tenant = await Run();
        var user = await tenant.Get($"/v1.0/users/{User}?$select=userPrincipalName,accountEnabled,onPremisesSyncEnabled,signInSessionsValidFromDateTime");
        Assert.Equal(200, user.Status);
        Assert.Equal("mara.lind@kestrel.example", user["userPrincipalName"]);
        Assert.True(user.Body!["accountEnabled"]!.GetValue<bool>());
        Assert.Equal("2026-10-21T09:00:00Z", user["signInSessionsValidFromDateTime"]);
        Assert.False(user.Body.AsObject().ContainsKey("displayName"));
    }

    [Fact]
    public async Task Without_select_the_account_state_is_not_answered()
    {
        await using var tenant = await Run();
        var user = await tenant.Get($"/v1.0/users/{User}");
        Assert.Equal("Mara Lind", user["displayName"]);
        Assert.False(user.Body!.AsObject().ContainsKey("accountEnabled"));
    }

    [Fact]
    public async Task An_unknown_property_is_a_bad_request()
    {
        await using var tenant = await Run();
        var answer = await tenant.Get($"/v1.0/users/{User}?$select=shoeSize");
        Assert.Equal((400, "BadRequest"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task OnPremisesSyncEnabled_is_null_for_a_user_of_the_cloud()
    {
        await using var tenant = await Run();
        var cloud = await tenant.Get($"/v1.0/users/{User}?$select=onPremisesSyncEnabled");
        var synchronized = await tenant.Get($"/v1.0/users/{Admin}?$select=onPremisesSyncEnabled");
        Assert.True(cloud.Body!.AsObject().TryGetPropertyValue("onPremisesSyncEnabled", out var value) && value is null);
        Assert.Equal("true", synchronized["onPremisesSyncEnabled"]);
    }

    [Fact]
    public async Task A_user_is_found_by_name_and_an_unknown_one_is_not_found()
    {
        await using var tenant = await Run();
        Assert.Equal(User, (await tenant.Get("/v1.0/users/mara.lind@kestrel.example?$select=id"))["id"]);
        var unknown = await tenant.Get($"/v1.0/users/{Guid.Empty}");
        Assert.Equal((404, "Request_ResourceNotFound"), (unknown.Status, unknown.Code));
    }

    [Fact]
    public async Task A_revocation_shows_after_its_delay_with_the_instant_of_the_call()
    {
        await using var tenant = await Run();
        var path = $"/v1.0/users/{User}?$select=signInSessionsValidFromDateTime";
        var revoked = await tenant.Post($"/v1.0/users/{User}/revokeSignInSessions");
        Assert.Equal((200, true), (revoked.Status, revoked.Body!["value"]!.GetValue<bool>()));
        Assert.Equal("2026-10-21T09:00:00Z", (await tenant.Get(path))["signInSessionsValidFromDateTime"]);
        tenant.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("2026-11-20T09:00:00Z", (await tenant.Get(path))["signInSessionsValidFromDateTime"]);
    }

    [Fact]
    public async Task An_account_is_disabled_and_the_call_is_in_the_journal()
    {
        await using var tenant = await Run();
        Assert.Equal(204, (await tenant.Patch($"/v1.0/users/{User}", """{"accountEnabled":false}""")).Status);
        Assert.Equal("false", (await tenant.Get($"/v1.0/users/{User}?$select=accountEnabled"))["accountEnabled"]);
        var entry = Assert.Single(tenant.Server.Journal);
        Assert.Equal(("PATCH", $"/v1.0/users/{User}", Start), (entry.Method, entry.Path, entry.At));
        Assert.False(entry.Body!.Value.GetProperty("accountEnabled").GetBoolean());
    }

    [Fact]
    public async Task The_account_of_an_administrator_is_not_ours_to_disable()
    {
        await using var tenant = await Run();
        var answer = await tenant.Patch($"/v1.0/users/{Admin}", """{"accountEnabled":false}""");
        Assert.Equal((403, "Authorization_RequestDenied"), (answer.Status, answer.Code));
        Assert.Empty(tenant.Server.Journal);
    }

    [Theory]
    [InlineData("memberOf/microsoft.graph.directoryRole")]
    [InlineData("transitiveMemberOf/graph.directoryRole")]
    public async Task Directory_roles_come_by_an_advanced_query_only(string route)
    {
        await using var tenant = await Run();
        var roles = await tenant.Get($"/v1.0/users/{Admin}/{route}?$count=true", ("ConsistencyLevel", "eventual"));
        Assert.Equal("Global Administrator", Assert.Single(roles.Items)!["displayName"]!.ToString());
        Assert.Equal(400, (await tenant.Get($"/v1.0/users/{Admin}/{route}")).Status);
    }

    [Fact]
    public async Task The_default_method_goes_last()
    {
        await using var tenant = await Run();
        var authenticator = $"/v1.0/users/{User}/authentication/microsoftAuthenticatorMethods/a1b2c3d4-0000-4000-8000-000000000001";
        var early = await tenant.Delete(authenticator);
        Assert.Equal((400, "badRequest"), (early.Status, early.Code));
        Assert.Equal(204, (await tenant.Delete($"/v1.0/users/{User}/authentication/phoneMethods/3179e48a-750b-4051-897c-87b9720928f7")).Status);
        Assert.Equal(204, (await tenant.Delete(authenticator)).Status);
        Assert.Equal(404, (await tenant.Delete(authenticator)).Status);
        var left = Assert.Single((await tenant.Get($"/v1.0/users/{User}/authentication/methods")).Items);
        Assert.Equal("#microsoft.graph.passwordAuthenticationMethod", left!["@odata.type"]!.ToString());
    }

    [Fact]
    public async Task A_rule_is_disabled_and_a_read_only_one_is_not()
    {
        await using var tenant = await Run();
        var rules = $"/v1.0/users/{User}/mailFolders/inbox/messageRules";
        var patched = await tenant.Patch($"{rules}/AQAAAAAA", """{"isEnabled":false}""");
        Assert.Equal((200, "false"), (patched.Status, patched["isEnabled"]));
        Assert.Equal("false", (await tenant.Get($"{rules}/AQAAAAAA"))["isEnabled"]);
        Assert.Equal(403, (await tenant.Patch($"{rules}/AQAAAAAB", """{"isEnabled":false}""")).Status);
        Assert.Equal((404, "ErrorItemNotFound"), await tenant.Get($"{rules}/AQAAAAAZ") is var gone ? (gone.Status, gone.Code) : default);
    }

    [Fact]
    public async Task A_long_collection_is_paged()
    {
        await using var tenant = await Run(new() { PageSize = 1 });
        var first = await tenant.Get($"/v1.0/users/{User}/mailFolders/inbox/messageRules");
        Assert.Equal("Newsletters", Assert.Single(first.Items)!["displayName"]!.ToString());
        var second = await tenant.Get(first["@odata.nextLink"]!);
        Assert.Equal("Server rule", Assert.Single(second.Items)!["displayName"]!.ToString());
        Assert.Null(second["@odata.nextLink"]);
    }
}
