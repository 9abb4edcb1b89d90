using System.Text.Json.Nodes;
using Soc.Microsoft365.Teams;

namespace Soc.Microsoft365.Tests.Teams;

/// <summary>The endpoint is open to the internet: each check that is documented, taken away one by one.</summary>
public sealed class TokenTests : IAsyncLifetime
{
    private TeamsSoc _soc = null!;

    public async ValueTask InitializeAsync() => _soc = await TeamsSoc.Start(open: false);

    public ValueTask DisposeAsync() => _soc.DisposeAsync();

    [Fact]
    public async Task What_the_Bot_Connector_signed_is_heard() => Assert.Equal(new TeamsAnswer(200), await _soc.Say(Message()));

    [Fact]
    public async Task A_key_that_came_into_use_meanwhile_is_fetched()
    {
        _soc.Teams.Rotate("key-3");
        _soc.Clock.Now += TimeSpan.FromMinutes(5);
        Assert.Equal(new TeamsAnswer(200), await Ask());
    }

    [Fact]
    public async Task Invented_keys_do_not_make_us_fetch_again_and_again()
    {
        var before = _soc.Teams.KeyFetches;
        _soc.Clock.Now += TimeSpan.FromMinutes(5);
        for (var n = 0; n < 5; n++)
            Assert.Equal(401, (await _soc.Send($"Bearer {_soc.Teams.Token(_soc.Clock.Now, key: new SigningKey($"invented-{n}", "msteams"))}", Body())).Status);
        Assert.Equal(before + 1, _soc.Teams.KeyFetches);
    }

    [Fact]
    public async Task Keys_that_cannot_be_fetched_again_are_believed_in_a_little_longer()
    {
        _soc.Clock.Now += TimeSpan.FromDays(2);
        _soc.Teams.Faults.Enqueue(503);
        Assert.Equal(new TeamsAnswer(200), await Ask());
    }

    public static TheoryData<string, string> Bent => new()
    {
        { "iss", "https://login.microsoftonline.com/7c0d6f3a-0000-4000-8000-0000000000b0/v2.0" },
        { "iss", "https://api.botframework.com.evil.example" },
        { "aud", "7c0d6f3a-0000-4000-8000-0000000000b1" },
        { "aud", "" },
    };

    [Theory]
    [MemberData(nameof(Bent))]
    public async Task A_token_for_somebody_else_or_from_somebody_else_is_refused(string claim, string value) =>
        Assert.Equal(new TeamsAnswer(401), await Ask(claims => With(claims, claim, value)));

    [Theory]
    [InlineData("aud")]
    [InlineData("iss")]
    [InlineData("exp")]
    public async Task A_token_that_leaves_something_out_is_refused(string claim) =>
        Assert.Equal(new TeamsAnswer(401), await Ask(claims => Without(claims, claim)));

    [Theory]
    [InlineData("exp", -6, 401)]
    [InlineData("exp", -4, 200)]
    [InlineData("nbf", 6, 401)]
    [InlineData("nbf", 4, 200)]
    public async Task Clocks_may_differ_by_five_minutes(string claim, int minutes, int status) =>
        Assert.Equal(status, (await Ask(claims => With(claims, claim, _soc.Clock.Now.AddMinutes(minutes).ToUnixTimeSeconds()))).Status);

    [Theory]
    [InlineData("none")]
    [InlineData("HS256")]
    [InlineData("RS384")]
    public async Task A_token_that_is_signed_in_another_way_is_refused(string algorithm) =>
        Assert.Equal(new TeamsAnswer(401), await _soc.Send($"Bearer {_soc.Teams.Token(_soc.Clock.Now, algorithm: algorithm)}", Body()));

    [Fact]
    public async Task A_token_that_somebody_else_signed_under_the_same_key_id_is_refused() =>
        Assert.Equal(new TeamsAnswer(401), await _soc.Send($"Bearer {_soc.Teams.Token(_soc.Clock.Now, key: new SigningKey("key-1", "msteams"))}", Body()));

    [Fact]
    public async Task A_token_that_was_changed_after_it_was_signed_is_refused()
    {
        var parts = _soc.Teams.Token(_soc.Clock.Now).Split('.');
        var other = _soc.Teams.Token(_soc.Clock.Now.AddHours(1)).Split('.');
        Assert.Equal(new TeamsAnswer(401), await _soc.Send($"Bearer {parts[0]}.{other[1]}.{parts[2]}", Body()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer nonsense")]
    [InlineData("Bearer a.b.c")]
    [InlineData("Basic Ym90OmJvdA==")]
    public async Task Who_shows_no_token_is_refused(string? authorization) => Assert.Equal(new TeamsAnswer(401), await _soc.Send(authorization, Body()));

    [Fact]
    public async Task A_key_that_may_not_speak_for_Teams_does_not() =>
        Assert.Equal(new TeamsAnswer(403), await _soc.Send($"Bearer {_soc.Teams.Token(_soc.Clock.Now, key: TeamsServer.WebChatKey)}", Body()));

    [Theory]
    [InlineData("channelId", "webchat")]
    [InlineData("channelId", "")]
    [InlineData("serviceUrl", "https://evil.example/emea/")]
    [InlineData("serviceUrl", "")]
    public async Task What_the_token_does_not_vouch_for_is_refused(string name, string value)
    {
        var activity = Message();
        activity[name] = value;
        Assert.Equal(new TeamsAnswer(403), await _soc.Say(activity));
    }

    [Fact]
    public async Task A_service_that_is_none_of_Teams_is_not_trusted_although_its_token_holds()
    {
        const string Elsewhere = "https://smba.trafficmanager.net.evil.example/emea/";
        var activity = Message();
        activity["serviceUrl"] = Elsewhere;
        Assert.Equal(new TeamsAnswer(403), await _soc.Send($"Bearer {_soc.Teams.Token(_soc.Clock.Now, claims => With(claims, "serviceurl", Elsewhere))}", activity.ToJsonString()));
    }

    [Fact]
    public async Task A_token_without_a_service_vouches_for_none() =>
        Assert.Equal(new TeamsAnswer(403), await Ask(claims => Without(claims, "serviceurl")));

    [Fact]
    public async Task Nothing_is_read_of_a_body_before_the_token_holds()
    {
        var body = new MemoryStream(new byte[100]);
        await _soc.Send("Bearer a.b.c", body);
        Assert.Equal(0, body.Position);
    }

    [Fact]
    public async Task A_body_beyond_all_measure_is_not_read_to_its_end() =>
        Assert.Equal(new TeamsAnswer(413), await _soc.Send(Bearer(), new string(' ', TeamsEndpoint.LargestBody + 1)));

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"message\"")]
    [InlineData("{\"type\":")]
    [InlineData("{\"type\":{}}")]
    public async Task A_body_that_is_no_activity_is_refused(string body) => Assert.Equal(new TeamsAnswer(400), await _soc.Send(Bearer(), body));

    [Fact]
    public async Task An_event_that_nobody_knows_yet_is_taken_and_forgotten()
    {
        var activity = _soc.Client.Activity("somethingNew", TeamsSoc.Lead.Id);
        Assert.Equal(new TeamsAnswer(200), await _soc.Say(activity));
        Assert.Empty(_soc.Teams.Calls);
    }

    [Fact]
    public async Task Whoever_is_turned_away_is_logged()
    {
        await _soc.Send(null, Body());
        Assert.Equal("turned away 401", _soc.Log.Lines[^1]);
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net/emea/", true)]
    [InlineData("https://smba.trafficmanager.net/teams", true)]
    [InlineData("https://SMBA.trafficmanager.net:443/amer/11111111-2222-3333-4444-555555555555/", true)]
    [InlineData("https://smba.infra.gcc.teams.microsoft.com/gcc", true)]
    [InlineData("http://smba.trafficmanager.net/emea/", false)]
    [InlineData("https://smba.trafficmanager.net:8443/emea/", false)]
    [InlineData("https://emea.smba.trafficmanager.net/", false)]
    [InlineData("https://evil.trafficmanager.net/emea/", false)]
    [InlineData("https://smba.trafficmanager.net@evil.example/emea/", false)]
    [InlineData("https://user:secret@smba.trafficmanager.net/emea/", false)]
    [InlineData("https://smba.trafficmanager.net/emea/?x=", false)]
    [InlineData("https://smba.trafficmanager.net/emea/#", false)]
    [InlineData("//smba.trafficmanager.net/emea/", false)]
    [InlineData("smba.trafficmanager.net", false)]
    [InlineData("http://169.254.169.254/metadata/", false)]
    [InlineData(null, false)]
    public void Only_Teams_own_addresses_are_called(string? serviceUrl, bool trusted) => Assert.Equal(trusted, new TeamsBot(TeamsServer.Bot).Trusts(serviceUrl));

    private JsonObject Message()
    {
        var activity = _soc.Client.Activity("message", TeamsSoc.Lead.Id);
        activity["text"] = "<at>SOC</at> hello";
        return activity;
    }

    private string Body() => Message().ToJsonString();

    private string Bearer() => $"Bearer {_soc.Teams.Token(_soc.Clock.Now)}";

    private Task<TeamsAnswer> Ask(Func<JsonObject, JsonObject>? bend = null) => _soc.Send($"Bearer {_soc.Teams.Token(_soc.Clock.Now, bend)}", Body());

    private static JsonObject With(JsonObject claims, string name, JsonNode value)
    {
        claims[name] = value;
        return claims;
    }

    private static JsonObject Without(JsonObject claims, string name)
    {
        claims.Remove(name);
        return claims;
    }
}
