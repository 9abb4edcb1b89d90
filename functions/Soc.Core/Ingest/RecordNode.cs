using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Soc.Core.Ingest;

/// <summary>A place in a record, read with the tolerance that sources demand: a wrong type is as absent as a missing field.</summary>
internal readonly struct RecordNode(JsonElement element)
{
    public JsonElement Element => element;

    public bool IsObject => element.ValueKind == JsonValueKind.Object;

    public bool IsArray => element.ValueKind == JsonValueKind.Array;

    public bool IsPresent => element.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);

    /// <summary>The member, or an absent node.</summary>
    public RecordNode this[string name] => IsObject && element.TryGetProperty(name, out var member) ? new(member) : default;

    /// <summary>The items of an array; a single value where the source flipped the type; nothing when absent.</summary>
    public IEnumerable<RecordNode> Items => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().Select(item => new RecordNode(item)),
        JsonValueKind.Undefined or JsonValueKind.Null => [],
        _ => [this],
    };

    /// <summary>The text of a scalar; null where it is missing, null or blank.</summary>
    public string? Text(string name) => this[name].AsText();

    public string? AsText()
    {
        var text = element.ValueKind switch
        {
            JsonValueKind.String => element.GetString(),
            JsonValueKind.Number => element.GetRawText(),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => null,
        };
        return string.IsNullOrWhiteSpace(text) ? null : text;
    }

    public long? Number(string name) =>
        long.TryParse(Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    public bool? Flag(string name) => Text(name)?.ToUpperInvariant() switch
    {
        "TRUE" or "1" => true,
        "FALSE" or "0" => false,
        _ => null,
    };

    /// <summary>The node itself, or what is inside when it is JSON in a string.</summary>
    public RecordNode Opened() =>
        element.ValueKind == JsonValueKind.String && TryOpen(element.GetString()!, out var inner) ? new(inner) : this;

    private static bool TryOpen(string text, out JsonElement inner)
    {
        var start = text.AsSpan().TrimStart();
        inner = default;
        return !start.IsEmpty && start[0] is '{' or '[' or '"' && TryParse(WellFormedText.Of(Encoding.UTF8.GetBytes(text)), out inner);
    }

    public static bool TryParse(ReadOnlyMemory<byte> json, out JsonElement element)
    {
        try
        {
            element = JsonElement.Parse(json.Span);
            return true;
        }
        catch (JsonException)
        {
            element = default;
            return false;
        }
    }
}
