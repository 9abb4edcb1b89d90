using System.Text.Json.Nodes;

namespace Soc.Microsoft365.Teams;

/// <summary>The HTTP answer to what Teams said.</summary>
/// <param name="Json">Null for no body: those who are turned away are not told why.</param>
public sealed record TeamsAnswer(int Status, string? Json = null)
{
    internal static readonly TeamsAnswer Taken = new(200);
    internal static readonly TeamsAnswer Unreadable = new(400);
    internal static readonly TeamsAnswer Unauthorized = new(401);
    internal static readonly TeamsAnswer Forbidden = new(403);
    internal static readonly TeamsAnswer TooLarge = new(413);
    internal static readonly TeamsAnswer NotImplemented = new(501);

    // The bodies of an answered invoke (learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model, "Response format").

    /// <summary>The client shows it in place of the present card, to whoever pressed.</summary>
    internal static TeamsAnswer Card(JsonObject card) => Of(200, BotMessage.AdaptiveCard, card);

    /// <summary>The client says it beside the card, which stays.</summary>
    internal static TeamsAnswer Message(string words) => Of(200, "application/vnd.microsoft.activity.message", words);

    internal static TeamsAnswer Invalid(string words) => Of(400, "application/vnd.microsoft.error", new JsonObject { ["code"] = "BadRequest", ["message"] = words });

    private static TeamsAnswer Of(int statusCode, string type, JsonNode value) =>
        new(200, new JsonObject { ["statusCode"] = statusCode, ["type"] = type, ["value"] = value }.ToJsonString());
}
