using System.Globalization;
using System.Text.Json.Nodes;

namespace Soc.Microsoft365.Teams.Cards;

/// <summary>
/// The few elements that our cards are made of (Adaptive Cards 1.4; github.com/microsoft/AdaptiveCards, schemas/1.5.0/adaptive-card.json).
/// <see cref="Words"/>, titles and labels may be read as Markdown by a client: they hold our own words and numbers only. Whatever comes from a
/// signal or a directory goes into a <see cref="Run"/>.
/// </summary>
internal static class Element
{
    /// <param name="own">Our own words, numbers and <see cref="Moment"/>s.</param>
    public static JsonObject Words(string own, bool quiet = false) => Spaced(new()
    {
        ["type"] = "TextBlock",
        ["text"] = own,
        ["wrap"] = true,
        ["isSubtle"] = quiet,
    });

    public static JsonObject Heading(string own) => new()
    {
        ["type"] = "TextBlock",
        ["text"] = own,
        ["weight"] = "Bolder",
        ["wrap"] = true,
        ["spacing"] = "Medium",
        ["separator"] = true,
    };

    public static JsonObject Line(params IEnumerable<JsonObject?> runs) => Spaced(new() { ["type"] = "RichTextBlock", ["inlines"] = new JsonArray([.. runs.Where(run => run is not null)]) });

    public static JsonObject Run(string text, bool bold = false, bool large = false, bool quiet = false)
    {
        var run = new JsonObject { ["type"] = "TextRun", ["text"] = text };
        if (bold) run["weight"] = "Bolder";
        if (large) run["size"] = "Large";
        if (quiet) run["isSubtle"] = true;
        return run;
    }

    public static JsonObject Box(params IEnumerable<JsonObject> items) => new() { ["type"] = "Container", ["items"] = new JsonArray([.. items]) };

    /// <param name="facts">Our own words.</param>
    public static JsonObject Facts(IEnumerable<(string Title, string Value)> facts) => new()
    {
        ["type"] = "FactSet",
        ["facts"] = new JsonArray([.. facts.Select(fact => new JsonObject { ["title"] = fact.Title, ["value"] = fact.Value })]),
    };

    public static JsonObject Tick(string id, string own, bool ticked) => new()
    {
        ["type"] = "Input.Toggle",
        ["id"] = id,
        ["title"] = own,
        ["value"] = ticked ? "true" : "false",
        ["wrap"] = true,
    };

    public static JsonObject Note(string id, string own, int longest) => new()
    {
        ["type"] = "Input.Text",
        ["id"] = id,
        ["label"] = own,
        ["isMultiline"] = true,
        ["maxLength"] = longest,
    };

    public static JsonObject Buttons(IEnumerable<JsonObject> actions) => new() { ["type"] = "ActionSet", ["actions"] = new JsonArray([.. actions]) };

    /// <param name="style">"default", "positive" or "destructive".</param>
    public static JsonObject Execute(string own, string verb, JsonObject data, string style = "default") => new()
    {
        ["type"] = "Action.Execute",
        ["title"] = own,
        ["verb"] = verb,
        ["data"] = data,
        ["style"] = style,
    };

    /// <summary>
    /// An instant in the reader's own time zone, and in UTC for those who compare. Clients replace the functions before they show the text
    /// (learn.microsoft.com/adaptive-cards/authoring-cards/text-features); one that does not still shows when it was.
    /// </summary>
    public static string Moment(DateTimeOffset at)
    {
        var utc = at.UtcDateTime;
        var stamp = utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{{{{DATE({stamp}, SHORT)}}}} {{{{TIME({stamp})}}}} ({utc:HH:mm} UTC)");
    }

    private static JsonObject Spaced(JsonObject element)
    {
        element["spacing"] = "Small";
        return element;
    }
}
