using System.Text.Json;
using Soc.Core.Incidents;
using Soc.Microsoft365.Teams.Cards;

namespace Soc.Microsoft365.Teams;

/// <summary>
/// A pressed button: value.action of an "adaptiveCard/action" invoke, with the inputs beside the data of the button
/// (learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model). Whoever presses may send whatever they like here.
/// </summary>
/// <param name="Verdict">Null: to see the card as it stands now.</param>
/// <param name="Ticked">Ids of the ticked actions.</param>
internal sealed record Press(string Incident, string CardId, string Key, Verdict? Verdict, IReadOnlyList<string> Ticked, string? Note)
{
    public const string InvokeName = "adaptiveCard/action";

    /// <returns>Null for what no button of ours sends.</returns>
    public static Press? Of(JsonElement? value)
    {
        if (value is not { ValueKind: JsonValueKind.Object } invoke || Part(invoke, "action") is not { } action || Part(action, "data") is not { } data || Part(data, Ballot.Mark) is not { } mark) return null;
        var (verb, verdict) = (Text(action, "verb"), Ballot.Read(Text(action, "verb")));
        if (verdict is null && verb != Ballot.Refresh) return null;
        return Text(mark, "incident") is { } incident && Text(mark, "card") is { } card && Text(mark, "key") is { } key
            ? new(incident, card, key, verdict, TickedIn(data), NoteIn(data))
            : null;
    }

    private static List<string> TickedIn(JsonElement data) =>
        [.. data.EnumerateObject().Where(input => input.Name is not (Ballot.Mark or Ballot.Note) && input.Value.ValueKind is JsonValueKind.String && input.Value.ValueEquals("true")).Select(input => input.Name)];

    /// <summary>The client keeps to the length that the card asks for; whoever does not use one is cut short.</summary>
    private static string? NoteIn(JsonElement data) => Text(data, Ballot.Note)?.Trim() switch
    {
        null or "" => null,
        { Length: > Ballot.LongestNote } longer => longer[..Ballot.LongestNote],
        var note => note,
    };

    private static JsonElement? Part(JsonElement element, string name) =>
        element.TryGetProperty(name, out var part) && part.ValueKind is JsonValueKind.Object ? part : null;

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var part) && part.ValueKind is JsonValueKind.String ? part.GetString() : null;
}
