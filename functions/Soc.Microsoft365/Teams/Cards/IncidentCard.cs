using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Soc.Core.Incidents;
using Soc.Core.Review;

namespace Soc.Microsoft365.Teams.Cards;

/// <summary>The incident as an Adaptive Card: what an analyst needs to decide, and no more. Pure: the same view gives the same bytes.</summary>
internal static class IncidentCard
{
    /// <summary>The card that asks.</summary>
    /// <param name="key">What its buttons carry to show that they were really shown.</param>
    public static JsonObject Ask(IncidentView view, Card card, string key) => Fitting(extent => Frame(
        [.. CardSections.Head(view, card, extent), .. CardSections.Finding(view, extent), .. CardSections.Actions(view, card, extent), .. Answer(view, card, key)],
        Element.Execute("Refresh", Ballot.Refresh, Ballot.Data(view.Id, card.Id, key))));

    /// <summary>The card that asks no more: what was said on it, and where the incident stands.</summary>
    public static JsonObject Ended(IncidentView view, string cardId, CardEnd end) => Fitting(extent => Frame(
        [.. CardSections.Title(view, extent), .. CardSections.End(view, cardId, end, extent), .. CardSections.Standing(view, extent)], null));

    /// <summary>For the notification; no attacker-controlled text.</summary>
    public static string Summary(IncidentView view) => string.Create(
        CultureInfo.InvariantCulture, $"Incident {view.Id}: {view.Finding.Assessment.Severity}, score {view.Finding.Assessment.Score}, tier {view.Tier}");

    private static IEnumerable<JsonObject> Answer(IncidentView view, Card card, string key) =>
    [
        Element.Note(Ballot.Note, "In your own words, for the audit trail (optional)", Ballot.LongestNote),
        Element.Buttons(Ballot.Of(card, view.Status).Select(button => Element.Execute(button.Title, Ballot.Verb(button.Verdict), Ballot.Data(view.Id, card.Id, key), button.Style))),
    ];

    private static JsonObject Fitting(Func<Extent, JsonObject> draw) =>
        Extent.All.Select(draw).First(card => Encoding.UTF8.GetByteCount(card.ToJsonString()) <= Extent.MaximumBytes);

    /// <remarks>Without "userIds" a client refreshes only when asked to (learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/work-with-universal-actions-for-adaptive-cards).</remarks>
    private static JsonObject Frame(IEnumerable<JsonObject> body, JsonObject? refresh)
    {
        var card = new JsonObject
        {
            ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
            ["type"] = "AdaptiveCard",
            ["version"] = "1.4",
            ["fallbackText"] = "This client cannot show the SOC's cards. Open this channel in another one.",
            ["msteams"] = new JsonObject { ["width"] = "Full" },
            ["body"] = new JsonArray([.. body]),
        };
        if (refresh is not null) card["refresh"] = new JsonObject { ["action"] = refresh };
        return card;
    }
}
