using System.Text.Json.Nodes;
using Soc.Core.Incidents;
using Soc.Microsoft365.Teams;

namespace Soc.Microsoft365.Tests.Teams;

/// <summary>
/// The Bot Connector vouches for who presses, not for what they press: whoever sits in a channel may send any invoke to the bot. Each of these
/// comes from an analyst who might decide on the real card.
/// </summary>
public sealed class ForgeryTests : IAsyncLifetime
{
    private const string Elsewhere = "5f0e0000-0000-4000-8000-00000000000e";
    private TeamsSoc _soc = null!;

    public async ValueTask InitializeAsync() => _soc = await TeamsSoc.Start();

    public ValueTask DisposeAsync() => _soc.DisposeAsync();

    [Fact]
    public Task A_bent_incident_is_noticed() => Forged("Incident", invoke => Marked(invoke, "incident", "inc-other"));

    [Fact]
    public Task A_card_that_was_never_shown_is_noticed() => Forged("Card", invoke => Marked(invoke, "card", $"{TeamsSoc.Incident}.card-2"));

    [Theory]
    [InlineData("")]
    [InlineData("../../tenants")]
    [InlineData("card#1")]
    [InlineData("\u0000")]
    public Task A_card_that_cannot_be_one_is_noticed(string card) => Forged("Card", invoke => Marked(invoke, "card", card));

    [Theory]
    [InlineData("")]
    [InlineData("00000000000000000000000000000000")]
    public Task A_guessed_key_is_noticed(string key) => Forged("Key", invoke => Marked(invoke, "key", key));

    [Fact]
    public Task A_card_that_was_carried_to_another_conversation_is_noticed() =>
        Forged("Conversation", invoke => Set(invoke, "19:lunch000000000@thread.tacv2;messageid=1", "conversation", "id"));

    [Fact]
    public Task Somebody_without_an_account_is_noticed() => Forged("Person", invoke =>
    {
        invoke["from"]!.AsObject().Remove("aadObjectId");
        return invoke;
    });

    [Fact]
    public Task Somebody_whose_account_is_no_id_is_noticed() => Forged("Person", invoke => Set(invoke, "admin", "from", "aadObjectId"));

    [Fact]
    public async Task The_key_of_another_incidents_card_does_not_open_this_one()
    {
        await _soc.Engine.Deliver(IncidentId.Of(TeamsSoc.Tenant, "inc-other"), new IncidentCommand.RecordAlerts("inc-other", Story.Alerts, new(Simulator.Tenant.InventedTenant.Profile), _soc.Clock.Now), cancellation: TestContext.Current.CancellationToken);
        await _soc.Engine.Advance(IncidentId.Of(TeamsSoc.Tenant, "inc-other"), TestContext.Current.CancellationToken);
        var key = TeamsClient.Find(TeamsClient.CardIn(_soc.Teams.Messages.Values.Last()), "Action.Execute").First()["data"]!["soc"]!["key"]!.GetValue<string>();

        await Refused("Key", Marked(TheInvoke(), "key", key));
    }

    [Theory]
    [InlineData("channelData", "tenant", "id")]
    [InlineData("conversation", "tenantId")]
    [InlineData("from", "tenantId")]
    public async Task A_guest_from_another_tenant_is_refused_before_anything_is_looked_up(params string[] path)
    {
        Assert.Equal(new TeamsAnswer(403), await _soc.Say(Set(TheInvoke(), Elsewhere, path)));
        Assert.Empty((await _soc.State()).Decisions);
        Assert.Equal("turned away 403", _soc.Log.Lines[^1]);
    }

    [Fact]
    public async Task An_invoke_of_a_tenant_that_is_not_ours_is_refused()
    {
        var invoke = Set(Set(TheInvoke(), Elsewhere, "channelData", "tenant", "id"), Elsewhere, "conversation", "tenantId");
        Assert.Equal(new TeamsAnswer(403), await _soc.Say(invoke));
        Assert.Empty((await _soc.State()).Decisions);
    }

    [Fact]
    public async Task A_card_of_one_tenant_is_unknown_to_the_other_though_both_are_ours()
    {
        var other = Core.Tenants.TenantId.Parse(Elsewhere);
        await _soc.Directories.Save(Simulator.Tenant.InventedTenant.Profile with { Tenant = other }, TestContext.Current.CancellationToken);
        await Refused("Card", Set(Set(TheInvoke(), Elsewhere, "channelData", "tenant", "id"), Elsewhere, "conversation", "tenantId"));
    }

    [Fact]
    public async Task An_action_that_the_card_did_not_offer_is_refused_by_the_incident()
    {
        var invoke = TheInvoke();
        invoke["value"]!["action"]!["data"]!["disable-account.0000000000000000"] = "true";
        Assert.Equal("The card does not propose that action.", TeamsClient.WordsIn(await _soc.Say(invoke)));
        Assert.Empty((await _soc.State()).Decisions);
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"action":null}""")]
    [InlineData("""{"action":{"type":"Action.Execute","verb":"approve"}}""")]
    [InlineData("""{"action":{"type":"Action.Execute","verb":"approve","data":{"soc":"inc"}}}""")]
    [InlineData("""{"action":{"type":"Action.Execute","verb":"approve","data":{"soc":{"incident":1,"card":2,"key":3}}}}""")]
    [InlineData("""{"action":{"type":"Action.Execute","verb":"Approve","data":{"soc":{"incident":"a","card":"b","key":"c"}}}}""")]
    [InlineData("""{"action":{"type":"Action.Execute","verb":"0","data":{"soc":{"incident":"a","card":"b","key":"c"}}}}""")]
    [InlineData("""[]""")]
    [InlineData("""null""")]
    public async Task What_no_button_of_ours_sends_is_invalid(string value)
    {
        var invoke = TheInvoke();
        invoke["value"] = JsonNode.Parse(value);
        AssertInvalid(await _soc.Say(invoke));
        Assert.Empty((await _soc.State()).Decisions);
    }

    private Task Forged(string why, Func<JsonObject, JsonObject> bend) => Refused(why, bend(TheInvoke()));

    private async Task Refused(string why, JsonObject invoke)
    {
        AssertInvalid(await _soc.Say(invoke));
        Assert.Equal($"forged {why}", _soc.Log.Lines[^1]);
        Assert.Empty((await _soc.State()).Decisions);
        Assert.NotNull((await _soc.State()).Card);
    }

    private static void AssertInvalid(TeamsAnswer answer)
    {
        var body = JsonNode.Parse(answer.Json!)!;
        Assert.Equal((200, 400, "application/vnd.microsoft.error"), (answer.Status, body["statusCode"]!.GetValue<int>(), body["type"]!.GetValue<string>()));
    }

    private JsonObject TheInvoke() => _soc.Client.Invoke(TeamsClient.CardIn(_soc.Teams.Messages.Values.First()), "approve", TeamsSoc.Lead.Id);

    private static JsonObject Marked(JsonObject invoke, string name, string value) => Set(invoke, value, "value", "action", "data", "soc", name);

    private static JsonObject Set(JsonObject activity, string value, params string[] path)
    {
        path[..^1].Aggregate((JsonNode)activity, (node, name) => node[name]!)[path[^1]] = value;
        return activity;
    }
}
