using System.Text.Json.Nodes;
using Soc.Core.Incidents;
using Soc.Microsoft365.Teams;

namespace Soc.Microsoft365.Tests.Teams;

/// <summary>Cards on their way to Teams: shown once, ended where they were shown, and never in the way of an incident.</summary>
public sealed class TeamsCardsTests : IAsyncLifetime
{
    private TeamsSoc _soc = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _soc = await TeamsSoc.Start(open: false);

    public ValueTask DisposeAsync() => _soc.DisposeAsync();

    [Fact]
    public async Task A_card_is_posted_to_the_connected_channel()
    {
        await _soc.Open();

        Assert.Equal(("POST", TeamsClient.SocChannel), (Assert.Single(_soc.Teams.Calls).Method, _soc.Teams.Calls[0].Conversation));
        var message = _soc.Teams.Messages.Values.Single();
        Assert.Equal("message", message["type"]!.GetValue<string>());
        Assert.Equal("application/vnd.microsoft.card.adaptive", message["attachments"]![0]!["contentType"]!.GetValue<string>());
        Assert.StartsWith($"Incident {TeamsSoc.Incident}: ", message["summary"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_that_is_presented_twice_is_posted_once()
    {
        await _soc.Open();
        await Present();
        Assert.Single(_soc.Teams.Calls);
    }

    [Fact]
    public async Task A_card_that_is_withdrawn_twice_ends_once_as_it_ended_first()
    {
        await _soc.Open();
        var card = (await _soc.State()).Card!;
        await _soc.Cards.Withdraw(TeamsSoc.Tenant, TeamsSoc.Incident, card.Id, CardEnd.Expired, Cancellation);
        await _soc.Cards.Withdraw(TeamsSoc.Tenant, TeamsSoc.Incident, card.Id, CardEnd.Superseded, Cancellation);

        Assert.Contains("this card has expired", TeamsClient.TextOf(TeamsClient.CardIn(_soc.Teams.Messages.Values.Single())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_ended_card_is_changed_where_it_stands_and_has_no_buttons()
    {
        await _soc.Open();
        await Expire();

        var (old, current) = (_soc.Teams.Messages.Values.First(), _soc.Teams.Messages.Values.Last());
        Assert.Empty(TeamsClient.Find(TeamsClient.CardIn(old), "Action.Execute"));
        Assert.NotEmpty(TeamsClient.Find(TeamsClient.CardIn(current), "Action.Execute"));
        Assert.Equal(["POST", "PUT", "POST"], _soc.Teams.Calls.Select(call => call.Method));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(412)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(401)]
    public async Task A_busy_Teams_is_told_later_and_holds_up_nothing(int status)
    {
        _soc.Teams.Faults.Enqueue(status);
        await _soc.Open();
        Assert.Empty(_soc.Teams.Messages);
        Assert.StartsWith("later ", _soc.Log.Lines[^1], StringComparison.Ordinal);

        await Sweep();
        Assert.Single(_soc.Teams.Messages);
        await Sweep();
        Assert.Equal(2, _soc.Teams.Calls.Count);
    }

    [Fact]
    public async Task An_end_that_Teams_was_too_busy_to_hear_is_told_later()
    {
        await _soc.Open();
        _soc.Teams.Faults.Enqueue(503);
        _soc.Teams.Faults.Enqueue(503);
        await Expire();
        await Sweep();

        Assert.Equal(2, _soc.Teams.Messages.Count);
        Assert.Empty(TeamsClient.Find(TeamsClient.CardIn(_soc.Teams.Messages.Values.First()), "Action.Execute"));
    }

    [Fact]
    public async Task A_card_that_ended_before_Teams_heard_of_it_is_never_shown()
    {
        _soc.Teams.Faults.Enqueue(503);
        await _soc.Open();
        var card = (await _soc.State()).Card!;
        await _soc.Cards.Withdraw(TeamsSoc.Tenant, TeamsSoc.Incident, card.Id, CardEnd.Superseded, Cancellation);
        await Sweep();

        Assert.Empty(_soc.Teams.Messages);
    }

    [Theory]
    [InlineData(403)]
    [InlineData(404)]
    public async Task Where_the_bot_was_removed_the_card_stands_in_the_incident_until_a_channel_is_connected_again(int status)
    {
        _soc.Teams.Faults.Enqueue(status);
        await _soc.Open();
        await Sweep();
        Assert.Single(_soc.Teams.Calls);
        Assert.Contains("not connected", _soc.Log.Lines);
        Assert.NotNull((await _soc.State()).Card);

        await _soc.Say(_soc.Client.Install(TeamsSoc.Lead.Id));
        await Sweep();
        Assert.Single(_soc.Teams.Messages.Values, message => TeamsClient.Find(message, "AdaptiveCard").Any());
    }

    [Theory]
    [InlineData(403)]
    [InlineData(404)]
    public async Task A_message_that_somebody_deleted_is_not_asked_after_again(int status)
    {
        await _soc.Open();
        var card = (await _soc.State()).Card!;
        _soc.Teams.Faults.Enqueue(status);
        await _soc.Cards.Withdraw(TeamsSoc.Tenant, TeamsSoc.Incident, card.Id, CardEnd.Superseded, Cancellation);
        await Sweep();

        Assert.Equal(["POST", "PUT"], _soc.Teams.Calls.Select(call => call.Method));
        Assert.StartsWith($"never {card.Id}: ", _soc.Log.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_Teams_will_never_take_is_given_up_with_a_word()
    {
        _soc.Teams.Faults.Enqueue(413);
        await _soc.Open();
        await Sweep();

        Assert.Single(_soc.Teams.Calls);
        Assert.Equal($"never {TeamsSoc.Incident}.card-1: Teams answers 413.", _soc.Log.Lines[^1]);
    }

    [Fact]
    public async Task A_tenant_without_a_channel_is_told_of_once_a_card_waits()
    {
        await using var soc = await TeamsSoc.Start(connected: false);
        Assert.Contains("not connected", soc.Log.Lines);
        Assert.Empty(soc.Teams.Calls);
    }

    [Fact]
    public async Task A_posting_whose_answer_was_lost_is_made_again_and_both_copies_are_the_card()
    {
        _soc.Teams.LoseNextAnswer = true;
        await _soc.Open();
        await Sweep();

        var copies = _soc.Teams.Messages.Values.Select(message => TeamsClient.CardIn(message).ToJsonString()).ToList();
        Assert.Equal(2, copies.Count);
        Assert.Equal(copies[0], copies[1]);
        await _soc.Say(_soc.Client.Invoke(TeamsClient.CardIn(_soc.Teams.Messages.Values.First()), "approve", TeamsSoc.Lead.Id));
        Assert.Equal(Verdict.Approve, Assert.Single((await _soc.State()).Decisions).Verdict);
    }

    [Fact]
    public async Task Whoever_died_while_telling_Teams_is_waited_for_and_then_replaced()
    {
        await using var soc = await TeamsSoc.Start(connected: false);
        var (book, card) = (new CardBook(soc.Store), (await soc.State()).Card!);
        var kept = (await book.Find(TeamsSoc.Tenant, card.Id, Cancellation))!;
        await book.Write(TeamsSoc.Tenant, card.Id, kept, kept.Card with { SendingSince = soc.Clock.Now }, due: true, Cancellation);
        await soc.Say(soc.Client.Install(TeamsSoc.Lead.Id));
        soc.Teams.Calls.Clear();

        soc.Clock.Now += TeamsCards.Patience - TimeSpan.FromSeconds(1);
        await soc.Cards.DeliverDue(TeamsSoc.Tenant, Cancellation);
        Assert.Empty(soc.Teams.Calls);

        soc.Clock.Now += TimeSpan.FromSeconds(1);
        await soc.Cards.DeliverDue(TeamsSoc.Tenant, Cancellation);
        Assert.Single(soc.Teams.Calls);
    }

    [Fact]
    public async Task Our_token_goes_to_no_other_host_though_the_store_says_so()
    {
        await using var elsewhere = await TeamsServer.Start(Cancellation);
        await new ChannelBook(_soc.Store).Connect(TeamsSoc.Tenant, new(new(elsewhere.ServiceUrl, TeamsClient.SocChannel), null), Cancellation);
        await _soc.Open();

        Assert.Empty(elsewhere.Calls);
        Assert.StartsWith("never ", _soc.Log.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_tenants_sweep_does_not_touch_the_card()
    {
        _soc.Teams.Faults.Enqueue(503);
        await _soc.Open();
        await _soc.Cards.DeliverDue(Core.Tenants.TenantId.Parse(Guid.NewGuid().ToString()), Cancellation);
        Assert.Single(_soc.Teams.Calls);
    }

    private async Task Present()
    {
        var card = (await _soc.State()).Card!;
        await _soc.Cards.Present(TeamsSoc.Tenant, TeamsSoc.Incident, card, Cancellation);
    }

    private Task Sweep() => _soc.Cards.DeliverDue(TeamsSoc.Tenant, Cancellation);

    /// <summary>The card's time runs out, and the incident asks again.</summary>
    private async Task Expire()
    {
        _soc.Clock.Now = (await _soc.State()).Card!.ExpiresAt;
        await _soc.Turn();
    }
}
