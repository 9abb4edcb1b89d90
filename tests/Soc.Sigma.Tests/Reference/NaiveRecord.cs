using System.Globalization;
using System.Text.Json.Nodes;

namespace Soc.Sigma.Tests.Reference;

/// <summary>A record of the reference matcher: fields directly below the root, each with values and whether it is there.</summary>
internal sealed class NaiveRecord(JsonObject json)
{
    public string Json { get; } = json.ToJsonString();

    public bool Has(string field) => json.ContainsKey(field);

    public bool IsNull(string field) => !Has(field) || Values(json[field]).Any(value => value is null);

    /// <summary>The texts of the single values of a field; null is none.</summary>
    public IEnumerable<string> Texts(string field) => Has(field) ? Values(json[field]).OfType<JsonValue>().Select(Text) : [];

    public IEnumerable<string> AllTexts() => json.SelectMany(field => Texts(field.Key));

    public static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.Float & ~(NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite), CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The single values that are numbers, not texts that spell one.</summary>
    public IEnumerable<decimal> Numbers(string field) =>
        Has(field) ? Values(json[field]).OfType<JsonValue>().Where(value => value.GetValueKind() == System.Text.Json.JsonValueKind.Number).Select(value => Number(Text(value))!.Value) : [];

    private static IEnumerable<JsonNode?> Values(JsonNode? node) => node is JsonArray list ? list.SelectMany(Values) : [node];

    private static string Text(JsonValue value) =>
        value.GetValueKind() == System.Text.Json.JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString();
}
