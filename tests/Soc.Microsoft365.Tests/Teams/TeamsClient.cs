using System.Text.Json.Nodes;
using Soc.Core.Tenants;
using Soc.Microsoft365.Teams;

namespace Soc.Microsoft365.Tests.Teams;

/// <summary>Teams' side of the conversation, in the SOC's channel: what it sends, and what is read of what it is sent.</summary>
internal sealed class TeamsClient(string serviceUrl, TenantId tenant)
{
    public const string SocChannel = "19:soc0000000000@thread.tacv2";
    public const string SocTeam = "19:team000000000@thread.tacv2";

    /// <summary>A pressed button of a card.</summary>
    /// <param name="tick">What is ticked; null for what the card ticks in advance.</param>
    public JsonObject Invoke(JsonNode card, string verb, string person, IReadOnlyList<string>? tick = null, string? note = null)
    {
        var action = Find(card, "Action.Execute").First(button => button["verb"]!.GetValue<string>() == verb);
        var data = action["data"]!.DeepClone().AsObject();
        foreach (var toggle in Find(card, "Input.Toggle"))
        {
            var id = toggle["id"]!.GetValue<string>();
            data[id] = tick is null ? toggle["value"]!.GetValue<string>() : tick.Contains(id) ? "true" : "false";
        }

        if (note is not null) data["note"] = note;
        var activity = Activity("invoke", person);
        activity["name"] = "adaptiveCard/action";
        activity["value"] = new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = verb, ["data"] = data }, ["trigger"] = "manual" };
        return activity;
    }

    /// <summary>The bot is added to the SOC's channel.</summary>
    public JsonObject Install(string person, string action = "add")
    {
        var activity = Activity("installationUpdate", person);
        activity["action"] = action;
        activity["conversation"]!["id"] = SocChannel;
        return activity;
    }

    /// <summary>What every activity from the SOC's channel has.</summary>
    public JsonObject Activity(string type, string person) => new()
    {
        ["type"] = type,
        ["id"] = "f:3d2f9c1e",
        ["channelId"] = "msteams",
        ["serviceUrl"] = serviceUrl,
        ["from"] = new JsonObject { ["id"] = $"29:{person}", ["aadObjectId"] = person },
        ["recipient"] = new JsonObject { ["id"] = $"28:{TeamsServer.Bot}", ["name"] = "SOC" },
        ["conversation"] = new JsonObject { ["id"] = $"{SocChannel};messageid=1481567603816", ["conversationType"] = "channel", ["isGroup"] = true, ["tenantId"] = tenant.ToString() },
        ["channelData"] = new JsonObject
        {
            ["tenant"] = new JsonObject { ["id"] = tenant.ToString() },
            ["team"] = new JsonObject { ["id"] = SocTeam },
            ["channel"] = new JsonObject { ["id"] = SocChannel },
        },
    };

    public static JsonNode CardIn(JsonNode message) => message["attachments"]?[0]?["content"] ?? new JsonObject();

    /// <summary>The card that an answer shows to whoever pressed.</summary>
    public static JsonNode CardIn(TeamsAnswer answer)
    {
        var body = JsonNode.Parse(answer.Json!)!;
        Assert.Equal((200, "application/vnd.microsoft.card.adaptive"), (body["statusCode"]!.GetValue<int>(), body["type"]!.GetValue<string>()));
        return body["value"]!;
    }

    /// <summary>What an answer says beside the card.</summary>
    public static string WordsIn(TeamsAnswer answer)
    {
        var body = JsonNode.Parse(answer.Json!)!;
        Assert.Equal((200, "application/vnd.microsoft.activity.message"), (body["statusCode"]!.GetValue<int>(), body["type"]!.GetValue<string>()));
        return body["value"]!.GetValue<string>();
    }

    /// <summary>Everything in a card that has a type, at any depth; without the menu's refresh.</summary>
    public static IEnumerable<JsonObject> Find(JsonNode? node, string type) => node switch
    {
        JsonObject item => (item["type"]?.GetValueKind() is System.Text.Json.JsonValueKind.String && item["type"]!.GetValue<string>() == type ? new[] { item } : [])
            .Concat(item.Where(part => part.Key is not "refresh").SelectMany(part => Find(part.Value, type))),
        JsonArray items => items.SelectMany(item => Find(item, type)),
        _ => [],
    };

    /// <summary>All that a card says, piece by piece.</summary>
    public static string TextOf(JsonNode card) =>
        string.Join('\n', Find(card, "TextRun").Concat(Find(card, "TextBlock")).Select(part => part["text"]!.GetValue<string>()));
}
