using System.Text.Json;
using System.Text.Json.Nodes;

namespace Soc.Simulator.Server;

/// <summary>A call as the simulated APIs see it.</summary>
/// <param name="Segments">The path's segments, decoded.</param>
/// <param name="Query">Case-insensitive keys, with the dollar sign.</param>
internal sealed record ApiRequest(
    string Method,
    string[] Segments,
    IReadOnlyDictionary<string, string> Query,
    JsonElement? Body,
    DateTimeOffset Now,
    Uri Url,
    string? ConsistencyLevel = null)
{
    public string? Text(string property) =>
        Body is { ValueKind: JsonValueKind.Object } body && body.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    /// <summary>The value of the one Boolean property that the body may hold; annotations (@odata.type) do not count.</summary>
    public bool? OnlySwitch(string property) =>
        Body is { ValueKind: JsonValueKind.Object } body
        && body.EnumerateObject().Where(member => !member.Name.StartsWith('@')).ToList() is [{ } only]
        && only.Name == property
        && only.Value.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? only.Value.GetBoolean()
            : null;
}

/// <param name="Change">What an accepted change does once it is in the journal; answers the body.</param>
internal sealed record Reply(int Status, JsonNode? Body = null, Func<JournalEntry, JsonNode?>? Change = null)
{
    public static Reply Ok(JsonNode body) => new(200, body);

    public static Reply Changed(int status, Func<JournalEntry, JsonNode?> change) => new(status, null, change);
}
