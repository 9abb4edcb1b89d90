using System.Text.Json.Nodes;

namespace Soc.Microsoft365.Teams;

/// <summary>Activities that the bot sends.</summary>
internal static class BotMessage
{
    public const string AdaptiveCard = "application/vnd.microsoft.card.adaptive";

    /// <param name="summary">For the notification; no attacker-controlled text.</param>
    public static JsonObject Card(string summary, JsonObject card) => new()
    {
        ["type"] = "message",
        ["summary"] = summary,
        ["attachments"] = new JsonArray(new JsonObject { ["contentType"] = AdaptiveCard, ["content"] = card }),
    };

    /// <param name="text">Our own words.</param>
    public static JsonObject Text(string text) => new() { ["type"] = "message", ["textFormat"] = "plain", ["text"] = text };
}
