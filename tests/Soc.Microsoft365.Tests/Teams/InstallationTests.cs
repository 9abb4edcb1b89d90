using System.Text.Json.Nodes;
using Soc.Microsoft365.Teams;

namespace Soc.Microsoft365.Tests.Teams;

/// <summary>Where cards go is an analyst's to say: a channel sees what its tenant's incidents hold.</summary>
public sealed class InstallationTests : IAsyncLifetime
{
    private const string OtherChannel = "19:lunch000000000@thread.tacv2";
    private TeamsSoc _soc = null!;

    public async ValueTask InitializeAsync() => _soc = await TeamsSoc.Start(connected: false, open: false);

    public ValueTask DisposeAsync() => _soc.DisposeAsync();

    [Fact]
    public async Task An_analyst_who_adds_the_bot_to_a_channel_connects_it()
    {
        await _soc.Say(_soc.Client.Install(TeamsSoc.Lead.Id));

        var call = Assert.Single(_soc.Teams.Calls);
        Assert.Equal(("POST", TeamsClient.SocChannel), (call.Method, call.Conversation));
        Assert.Contains("Incidents of this tenant are brought to this channel", call.Body, StringComparison.Ordinal);
        Assert.Equal(TeamsClient.SocChannel, await ConnectedTo());
    }

    [Fact]
    public async Task Teams_tells_of_it_twice_and_is_answered_once()
    {
        await _soc.Say(_soc.Client.Install(TeamsSoc.Lead.Id));
        await _soc.Say(BotAdded(TeamsSoc.Lead.Id));

        Assert.Single(_soc.Teams.Calls);
        Assert.Equal(["connected"], _soc.Log.Lines);
    }

    [Fact]
    public async Task Whoever_else_adds_the_bot_gets_no_incident()
    {
        await _soc.Say(_soc.Client.Install(Guid.NewGuid().ToString()));
        await _soc.Open();

        Assert.Null(await ConnectedTo());
        Assert.DoesNotContain(_soc.Teams.Calls, call => call.Body.Contains("AdaptiveCard", StringComparison.Ordinal));
        Assert.Contains("An analyst of the SOC connects this channel", Assert.Single(_soc.Teams.Calls).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_analyst_connects_the_channel_afterwards_by_saying_so_in_it()
    {
        await _soc.Say(_soc.Client.Install(Guid.NewGuid().ToString()));
        await _soc.Open();

        await _soc.Say(Message("<at>SOC</at> here", TeamsSoc.Novice.Id));
        await _soc.Cards.DeliverDue(TeamsSoc.Tenant, TestContext.Current.CancellationToken);

        Assert.Equal(TeamsClient.SocChannel, await ConnectedTo());
        Assert.Single(_soc.Teams.Messages.Values, message => TeamsClient.Find(message, "AdaptiveCard").Any());
    }

    [Fact]
    public async Task A_stranger_who_says_so_is_not_obeyed()
    {
        await _soc.Say(Message("<at>SOC</at> here", Guid.NewGuid().ToString()));
        Assert.Null(await ConnectedTo());
    }

    [Fact]
    public async Task A_channel_that_was_connected_first_stays_so_when_a_stranger_adds_the_bot_elsewhere()
    {
        await _soc.Say(_soc.Client.Install(TeamsSoc.Lead.Id));
        var elsewhere = _soc.Client.Install(Guid.NewGuid().ToString());
        elsewhere["conversation"]!["id"] = OtherChannel;
        await _soc.Say(elsewhere);

        Assert.Equal(TeamsClient.SocChannel, await ConnectedTo());
    }

    [Fact]
    public async Task A_chat_with_one_person_is_no_place_for_incidents()
    {
        var chat = _soc.Client.Install(TeamsSoc.Lead.Id);
        chat["conversation"]!["conversationType"] = "personal";
        await _soc.Say(chat);
        Assert.Null(await ConnectedTo());
    }

    [Fact]
    public async Task Whatever_else_is_said_to_the_bot_is_answered_with_what_it_can_do()
    {
        await _soc.Say(Message("<at>SOC</at> disable everybody", TeamsSoc.Lead.Id));

        var call = Assert.Single(_soc.Teams.Calls);
        Assert.Contains("takes decisions on its cards", call.Body, StringComparison.Ordinal);
        Assert.Null(await ConnectedTo());
    }

    [Fact]
    public async Task When_the_bot_is_removed_from_the_team_the_channel_is_forgotten()
    {
        await _soc.Say(_soc.Client.Install(TeamsSoc.Lead.Id));
        await _soc.Say(Removed(TeamsClient.SocTeam));

        Assert.Null(await ConnectedTo());
        Assert.Equal("not connected", _soc.Log.Lines[^1]);
    }

    [Fact]
    public async Task When_the_bot_is_removed_from_another_team_nothing_is_forgotten()
    {
        await _soc.Say(_soc.Client.Install(TeamsSoc.Lead.Id));
        await _soc.Say(Removed("19:lunchteam0000@thread.tacv2"));

        Assert.Equal(TeamsClient.SocChannel, await ConnectedTo());
    }

    [Fact]
    public async Task An_upgrade_of_the_app_forgets_nothing()
    {
        await _soc.Say(_soc.Client.Install(TeamsSoc.Lead.Id));
        await _soc.Say(_soc.Client.Install(TeamsSoc.Lead.Id, "remove-upgrade"));

        Assert.Equal(TeamsClient.SocChannel, await ConnectedTo());
    }

    [Fact]
    public async Task Another_member_who_leaves_is_nothing_to_us()
    {
        await _soc.Say(_soc.Client.Install(TeamsSoc.Lead.Id));
        var left = Removed(TeamsClient.SocTeam);
        left["membersRemoved"]![0]!["id"] = "29:somebody";
        await _soc.Say(left);

        Assert.Equal(TeamsClient.SocChannel, await ConnectedTo());
    }

    [Fact]
    public async Task A_tenant_that_is_not_ours_is_neither_connected_nor_told_so()
    {
        var stranger = _soc.Client.Install(TeamsSoc.Lead.Id);
        var tenant = Guid.NewGuid().ToString();
        (stranger["conversation"]!["tenantId"], stranger["channelData"]!["tenant"]!["id"]) = (tenant, tenant);

        Assert.Equal(new TeamsAnswer(200), await _soc.Say(stranger));
        Assert.Empty(_soc.Teams.Calls);
        Assert.Empty(_soc.Log.Lines);
    }

    [Fact]
    public async Task An_activity_that_names_two_tenants_is_refused()
    {
        var two = _soc.Client.Install(TeamsSoc.Lead.Id);
        two["channelData"]!["tenant"]!["id"] = Guid.NewGuid().ToString();
        Assert.Equal(new TeamsAnswer(403), await _soc.Say(two));
    }

    /// <summary>Where a card that is presented now would go.</summary>
    private async Task<string?> ConnectedTo() => (await new ChannelBook(_soc.Store).Find(TeamsSoc.Tenant, TestContext.Current.CancellationToken))?.Place.Conversation;

    private JsonObject Message(string text, string person)
    {
        var activity = _soc.Client.Activity("message", person);
        activity["text"] = text;
        return activity;
    }

    private JsonObject BotAdded(string person)
    {
        var activity = _soc.Client.Activity("conversationUpdate", person);
        activity["conversation"]!["id"] = TeamsClient.SocChannel;
        activity["membersAdded"] = new JsonArray(new JsonObject { ["id"] = $"28:{TeamsServer.Bot}" });
        return activity;
    }

    /// <summary>The conversation of every event but the bot's addition is the team.</summary>
    private JsonObject Removed(string team)
    {
        var activity = _soc.Client.Activity("conversationUpdate", TeamsSoc.Novice.Id);
        (activity["conversation"]!["id"], activity["channelData"]!["team"]!["id"]) = (team, team);
        activity["membersRemoved"] = new JsonArray(new JsonObject { ["id"] = $"28:{TeamsServer.Bot}" });
        return activity;
    }
}
