using System.Text.Json.Nodes;
using Soc.Core.Incidents;
using Soc.Core.Prepare;
using Soc.Core.Respond;
using Soc.Core.Triage;
using Soc.Microsoft365.Teams;
using Soc.Simulator.Tenant;

namespace Soc.Microsoft365.Tests.Teams;

/// <summary>What an analyst says in Teams is what the incident hears: in their name, on that card, once.</summary>
public sealed class PressesTests : IAsyncLifetime
{
    private TeamsSoc _soc = null!;

    public async ValueTask InitializeAsync() => _soc = await TeamsSoc.Start();

    public ValueTask DisposeAsync() => _soc.DisposeAsync();

    [Fact]
    public async Task An_approval_is_the_incidents_with_who_when_and_why()
    {
        var asked = (await _soc.State()).Card!;
        var answer = await _soc.Press("approve", TeamsSoc.Lead, tick: asked.ActionIds, note: "Called her: it was not she.");

        var decision = Assert.Single((await _soc.State()).Decisions);
        Assert.Equal((asked.Id, TeamsSoc.Lead.Id, Verdict.Approve, _soc.Clock.Now, "Called her: it was not she."), (decision.CardId, decision.By, decision.Verdict, decision.At, decision.Note));
        Assert.Equal(asked.ActionIds.Order(), decision.ActionIds!.Order());
        Assert.All((await _soc.State()).Actions.Values, action => Assert.Equal(ActionStatus.Approved, action.Status));
        Assert.Contains($"Decided: approve\n by \n{TeamsSoc.Lead.Name}", TeamsClient.TextOf(TeamsClient.CardIn(answer)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_card_ends_for_everybody_once_it_was_used()
    {
        await _soc.Press("approve", TeamsSoc.Lead);
        await _soc.Turn();

        var card = TeamsClient.CardIn(_soc.Teams.Messages.Values.First());
        Assert.Empty(TeamsClient.Find(card, "Action.Execute"));
        Assert.Contains(TeamsSoc.Lead.Name, TeamsClient.TextOf(card), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_what_is_ticked_is_approved_and_the_next_card_asks_for_the_rest()
    {
        var asked = (await _soc.State()).Card!;
        await _soc.Press("approve", TeamsSoc.Lead, tick: [asked.ActionIds[0]]);

        var state = await _soc.State();
        Assert.Equal([asked.ActionIds[0]], state.Actions.Where(pair => pair.Value.Status is ActionStatus.Approved).Select(pair => pair.Key));
        Assert.Equal(asked.ActionIds.Skip(1), state.Card!.ActionIds);
    }

    [Theory]
    [InlineData("approve")]
    [InlineData("reject")]
    public async Task Where_nothing_is_ticked_nothing_is_decided_and_the_card_stays(string verb)
    {
        var answer = await _soc.Press(verb, TeamsSoc.Lead, tick: []);

        Assert.StartsWith("Nothing is ticked", TeamsClient.WordsIn(answer), StringComparison.Ordinal);
        Assert.Empty((await _soc.State()).Decisions);
        Assert.NotNull((await _soc.State()).Card);
    }

    [Fact]
    public async Task What_is_rejected_is_not_done()
    {
        await _soc.Press("reject", TeamsSoc.Lead, tick: (await _soc.State()).Card!.ActionIds);
        Assert.All((await _soc.State()).Actions.Values, action => Assert.Equal(ActionStatus.Rejected, action.Status));
    }

    [Fact]
    public async Task A_false_positive_closes_the_incident()
    {
        await _soc.Press("falsePositive", TeamsSoc.Lead);
        Assert.Equal(IncidentStatus.FalsePositive, (await _soc.State()).Status);
    }

    [Fact]
    public async Task Whoever_has_not_the_tier_is_told_so_and_the_card_stays_for_the_others()
    {
        var answer = await _soc.Press("approve", TeamsSoc.Novice);

        Assert.Equal("This decision needs an analyst of tier L3.", TeamsClient.WordsIn(answer));
        Assert.All((await _soc.State()).Actions.Values, action => Assert.Equal(ActionStatus.Proposed, action.Status));
        TeamsClient.CardIn(await _soc.Press("approve", TeamsSoc.Lead));
    }

    [Fact]
    public async Task Whoever_is_no_analyst_decides_nothing()
    {
        var answer = await _soc.Press("approve", new Analyst(InventedTenant.VictimId, "the victim", Tier.L3));
        Assert.Equal("This decision needs an analyst of tier L3.", TeamsClient.WordsIn(answer));
        Assert.Empty((await _soc.State()).Decisions);
    }

    [Fact]
    public async Task Whoever_lost_the_role_this_minute_decides_nothing()
    {
        await _soc.Directories.Save(InventedTenant.Profile with { Analysts = [] }, TestContext.Current.CancellationToken);
        Assert.Equal("This decision needs an analyst of tier L3.", TeamsClient.WordsIn(await _soc.Press("approve", TeamsSoc.Lead)));
    }

    [Fact]
    public async Task Whoever_asked_for_containment_does_not_approve_it()
    {
        TeamsClient.CardIn(await _soc.Press("escalate", TeamsSoc.Lead));
        await _soc.Turn();
        var answer = await _soc.Press("approve", TeamsSoc.Lead);

        Assert.StartsWith("Whoever asked for containment may not approve it", TeamsClient.WordsIn(answer), StringComparison.Ordinal);
        TeamsClient.CardIn(await _soc.Press("approve", TeamsSoc.Second));
        Assert.All((await _soc.State()).Actions.Values, action => Assert.Equal(ActionStatus.Approved, action.Status));
    }

    [Fact]
    public async Task A_privileged_target_takes_two_persons_and_the_card_says_who_has_approved()
    {
        await using var soc = await TeamsSoc.Start(open: false);
        await soc.Directories.Save(
            InventedTenant.Profile with { Users = [.. InventedTenant.Profile.Users.Select(user => user.Id == InventedTenant.VictimId ? user with { Privileged = true } : user)] },
            TestContext.Current.CancellationToken);
        await soc.Open();

        await soc.Press("approve", TeamsSoc.Lead);
        await soc.Turn();
        Assert.Contains($" 2 persons of tier L3 have to approve; approved so far by {TeamsSoc.Lead.Name}.", TeamsClient.TextOf(TeamsClient.CardIn(soc.Teams.Messages.Values.Last())), StringComparison.Ordinal);
        Assert.StartsWith("Your approval is noted", TeamsClient.WordsIn(await soc.Press("approve", TeamsSoc.Lead)), StringComparison.Ordinal);
        await soc.Press("approve", TeamsSoc.Second);
        Assert.All((await soc.State()).Actions.Values, action => Assert.Equal(ActionStatus.Approved, action.Status));
    }

    [Fact]
    public async Task The_same_invoke_sent_again_counts_once()
    {
        var invoke = _soc.Client.Invoke(TeamsClient.CardIn(_soc.Teams.Messages.Values.Single()), "approve", TeamsSoc.Lead.Id);
        var (first, again) = (await _soc.Say(invoke), await _soc.Say(invoke.DeepClone().AsObject()));

        Assert.Equal(TeamsClient.CardIn(first).ToJsonString(), TeamsClient.CardIn(again).ToJsonString());
        Assert.Single((await _soc.State()).Decisions);
    }

    [Fact]
    public async Task Two_analysts_at_the_same_moment_are_one_decision()
    {
        var card = TeamsClient.CardIn(_soc.Teams.Messages.Values.Single());
        await Task.WhenAll(_soc.Say(_soc.Client.Invoke(card, "approve", TeamsSoc.Lead.Id)), _soc.Say(_soc.Client.Invoke(card, "reject", TeamsSoc.Second.Id)));
        Assert.Single((await _soc.State()).Decisions);
    }

    [Fact]
    public async Task An_expired_card_says_so_and_decides_nothing()
    {
        var card = TeamsClient.CardIn(_soc.Teams.Messages.Values.Single());
        _soc.Clock.Now = (await _soc.State()).Card!.ExpiresAt;
        var answer = await _soc.Say(_soc.Client.Invoke(card, "approve", TeamsSoc.Lead.Id));

        Assert.Contains("this card has expired", TeamsClient.TextOf(TeamsClient.CardIn(answer)), StringComparison.Ordinal);
        Assert.Empty((await _soc.State()).Decisions);
    }

    [Fact]
    public async Task A_card_that_the_incident_outgrew_says_so_and_decides_nothing()
    {
        var card = TeamsClient.CardIn(_soc.Teams.Messages.Values.Single());
        await _soc.Press("approve", TeamsSoc.Lead, tick: [(await _soc.State()).Card!.ActionIds[0]]);
        var answer = await _soc.Say(_soc.Client.Invoke(card, "approve", TeamsSoc.Second.Id));

        Assert.Contains("Decided: approve", TeamsClient.TextOf(TeamsClient.CardIn(answer)), StringComparison.Ordinal);
        Assert.Single((await _soc.State()).Decisions);
    }

    [Fact]
    public async Task Asking_for_the_card_anew_decides_nothing_and_shows_it_as_it_stands()
    {
        var card = TeamsClient.CardIn(_soc.Teams.Messages.Values.Single());
        var refresh = _soc.Client.Activity("invoke", TeamsSoc.Novice.Id);
        refresh["name"] = "adaptiveCard/action";
        refresh["value"] = new JsonObject { ["action"] = card["refresh"]!["action"]!.DeepClone(), ["trigger"] = "manual" };

        Assert.Equal(card.ToJsonString(), TeamsClient.CardIn(await _soc.Say(refresh)).ToJsonString());
        await _soc.Press("reject", TeamsSoc.Lead);
        Assert.Contains("Decided: reject", TeamsClient.TextOf(TeamsClient.CardIn(await _soc.Say(refresh))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_without_end_is_cut()
    {
        await _soc.Press("approve", TeamsSoc.Lead, note: new string('x', 100_000));
        Assert.Equal(500, Assert.Single((await _soc.State()).Decisions).Note!.Length);
    }

    [Fact]
    public async Task An_invoke_that_is_none_of_ours_is_not_implemented()
    {
        var search = _soc.Client.Activity("invoke", TeamsSoc.Lead.Id);
        search["name"] = "application/search";
        Assert.Equal(new TeamsAnswer(501), await _soc.Say(search));
    }
}
