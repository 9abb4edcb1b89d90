using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Soc.Core.Incidents;
using Soc.Core.Prepare;
using Soc.Core.Respond;
using Soc.Core.Triage;
using Soc.Functions.Tests.Story;
using Soc.Microsoft365.Tests.Teams;
using Soc.Simulator.Tenant;

namespace Soc.Functions.Tests.Triage;

/// <summary>The story of the first day, decided in Teams: the card comes to the channel, is answered there, and ends there.</summary>
public sealed class TeamsStoryTests : IAsyncLifetime
{
    private static readonly Analyst Lead = InventedTenant.Profile.Analysts.First(analyst => analyst.Tier is Tier.L3);
    private TeamsServer _teams = null!;
    private DurableSoc _soc = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private TeamsClient Client => new(_teams.ServiceUrl, InventedTenant.Id);

    public async ValueTask InitializeAsync()
    {
        _teams = await TeamsServer.Start(Cancellation);
        _soc = await DurableSoc.Open(StoryRun.Start, Cancellation, bot: _teams.World);
    }

    public async ValueTask DisposeAsync()
    {
        await _soc.DisposeAsync();
        await _teams.DisposeAsync();
    }

    [Fact]
    public async Task An_attack_is_shown_approved_contained_undone_and_closed_in_Teams()
    {
        await Say(Client.Install(Lead.Id));
        await StoryRun.Feed(_soc, Cancellation);
        var incident = await StoryRun.TheIncident(_soc, Cancellation);

        var asked = _teams.AskingCard;
        Assert.Contains($"Decided: approve\n by \n{Lead.Name}", TextOf(await Press("approve")), StringComparison.Ordinal);
        await Settle(incident);
        Assert.Contains(ActionStatus.Effective, await Statuses(incident));
        Assert.DoesNotContain(_teams.Messages.Values, message => message.ToJsonString().Contains(KeyOf(asked), StringComparison.Ordinal));

        await Press("undo");
        await Settle(incident);
        Assert.DoesNotContain(ActionStatus.Effective, (await StoryRun.State(_soc, incident, Cancellation)).Actions.Values.Where(action => action.Proposal.Action.Inverse is Inverse.Undoable).Select(action => action.Status));
        Assert.Contains(ActionStatus.Undone, await Statuses(incident));

        await Press("close");
        Assert.Equal(IncidentStatus.Closed, (await StoryRun.State(_soc, incident, Cancellation)).Status);
        Assert.DoesNotContain(_teams.Messages.Values.Select(TeamsClient.CardIn), card => TeamsClient.Find(card, "Action.Execute").Any());
        Assert.Equal([Verdict.Approve, Verdict.Undo, Verdict.Close], (await StoryRun.State(_soc, incident, Cancellation)).Decisions.Select(decision => decision.Verdict));
    }

    [Fact]
    public async Task A_card_is_posted_once_though_a_turn_dies_after_it()
    {
        await Say(Client.Install(Lead.Id));
        foreach (var message in StoryRun.Day)
        {
            if (message.EnqueuedAt > _soc.Now) await _soc.MoveTo(message.EnqueuedAt, Cancellation);
            _soc.NextCrash = "The host died.";
            await _soc.Take(message, Cancellation);
        }

        await _soc.Sweep(Cancellation);
        var posted = _teams.Posts.Select(call => TeamsClient.CardIn(JsonNode.Parse(call.Body)!)).Where(card => TeamsClient.Find(card, "Action.Execute").Any()).Select(KeyOf).ToList();
        Assert.NotEmpty(posted);
        Assert.Distinct(posted);
    }

    [Fact]
    public async Task What_was_approved_is_contained_though_Teams_does_not_answer_any_more()
    {
        await Say(Client.Install(Lead.Id));
        await StoryRun.Feed(_soc, Cancellation);
        var incident = await StoryRun.TheIncident(_soc, Cancellation);
        var approval = Client.Invoke(_teams.AskingCard, "approve", Lead.Id, All(_teams.AskingCard));
        for (var call = 0; call < 50; call++) _teams.Faults.Enqueue(503);

        await Say(approval);
        await Settle(incident);
        Assert.Contains(ActionStatus.Effective, await Statuses(incident));

        _teams.Faults.Clear();
        await _soc.DeliverCards(Cancellation);
        Assert.Single(_teams.Messages.Values.Select(TeamsClient.CardIn), card => TeamsClient.Find(card, "Action.Execute").Any(button => button["verb"]!.GetValue<string>() == "undo"));
    }

    [Fact]
    public async Task Who_is_not_the_Bot_Connector_gets_a_status_and_no_word()
    {
        Assert.Equal(401, Assert.IsType<StatusCodeResult>(await _soc.Post(null, "{}", Cancellation)).StatusCode);
        Assert.Equal(403, Assert.IsType<StatusCodeResult>(await _soc.Post(Bearer, "{}", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task A_host_without_a_bot_believes_nobody()
    {
        await using var soc = await DurableSoc.Open(StoryRun.Start, Cancellation);
        Assert.Equal(401, Assert.IsType<StatusCodeResult>(await soc.Post(Bearer, Client.Install(Lead.Id).ToJsonString(), Cancellation)).StatusCode);
    }

    private string Bearer => $"Bearer {_teams.Token(_soc.Now)}";

    private async Task<JsonNode?> Say(JsonObject activity)
    {
        var answer = await _soc.Post(Bearer, activity.ToJsonString(), Cancellation);
        if (answer is not ContentResult content) return null;
        Assert.Equal((200, "application/json; charset=utf-8"), (content.StatusCode, content.ContentType));
        return JsonNode.Parse(content.Content!);
    }

    /// <summary>Everything that the newest card offers.</summary>
    private async Task<JsonNode> Press(string verb)
    {
        var card = _teams.AskingCard;
        var answer = (await Say(Client.Invoke(card, verb, Lead.Id, All(card))))!;
        Assert.Equal("application/vnd.microsoft.card.adaptive", answer["type"]!.GetValue<string>());
        return answer["value"]!;
    }

    private static List<string> All(JsonNode card) => [.. TeamsClient.Find(card, "Input.Toggle").Select(toggle => toggle["id"]!.GetValue<string>())];

    private async Task Settle(string incident)
    {
        for (var minute = 0; minute < 60 && (minute == 0 || (await StoryRun.State(_soc, incident, Cancellation)).Actions.Values.Any(action => action.InFlight)); minute++)
            await _soc.MoveTo(_soc.Now.AddMinutes(1), Cancellation);
    }

    private async Task<IEnumerable<ActionStatus>> Statuses(string incident) => (await StoryRun.State(_soc, incident, Cancellation)).Actions.Values.Select(action => action.Status);

    private static string TextOf(JsonNode card) => TeamsClient.TextOf(card);

    private static string KeyOf(JsonNode card) => TeamsClient.Find(card, "Action.Execute").First()["data"]!["soc"]!["key"]!.GetValue<string>();
}
