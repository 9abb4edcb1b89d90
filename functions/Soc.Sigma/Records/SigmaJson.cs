using System.Text.Json;

namespace Soc.Sigma;

/// <summary>Reads field values out of JSON for <see cref="ISigmaRecord"/>.</summary>
public static class SigmaJson
{
    /// <summary>
    /// The value at a path such as <c>properties.userAgent</c>: the whole name as one key first, then its parts between dots
    /// as keys of nested objects. Arrays on the way answer with all their elements, or with one where the part is an index
    /// (<c>targetResources.0.displayName</c>, <c>targetResources[0].displayName</c>). Where nothing is found, the same
    /// again without regard to case.
    /// </summary>
    public static SigmaValue Read(JsonElement root, string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var found = new List<SigmaValue>(1);
        var list = Walk(root, path, StringComparison.Ordinal, found);
        if (found.Count == 0 && !list)
        {
            list = Walk(root, path, StringComparison.OrdinalIgnoreCase, found);
        }

        return list ? SigmaValue.Of(found) : found.Count == 0 ? SigmaValue.Missing : found[0];
    }

    /// <summary>The value of an element. An object answers with its JSON text, an array with its elements.</summary>
    public static SigmaValue Value(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Undefined => SigmaValue.Missing,
        JsonValueKind.Null => SigmaValue.Null,
        JsonValueKind.True => SigmaValue.Of(true),
        JsonValueKind.False => SigmaValue.Of(false),
        JsonValueKind.Number => SigmaValue.OfNumber(element.GetRawText()),
        JsonValueKind.String => SigmaValue.Of(element.GetString()),
        JsonValueKind.Array => SigmaValue.Of(element.EnumerateArray().Select(Value).ToArray()),
        _ => SigmaValue.Of(element.GetRawText()),
    };

    /// <summary>Every single value below an element, in document order.</summary>
    public static IEnumerable<SigmaValue> Leaves(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Leaves(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Leaves),
        _ => [Value(element)],
    };

    /// <summary>Adds what the path leads to; true when an array was passed or reached, so that the answer is a list.</summary>
    private static bool Walk(JsonElement element, ReadOnlySpan<char> path, StringComparison comparison, List<SigmaValue> found) =>
        element.ValueKind switch
        {
            JsonValueKind.Array => WalkItems(element, path, comparison, found),
            JsonValueKind.Object => WalkKeys(element, path, comparison, found),
            _ => false,
        };

    private static bool WalkItems(JsonElement array, ReadOnlySpan<char> path, StringComparison comparison, List<SigmaValue> found)
    {
        var (head, tail) = Split(path);
        if (int.TryParse(head.Trim("[]"), out var index))
        {
            return index >= 0 && index < array.GetArrayLength() && Arrive(array[index], tail, comparison, found);
        }

        var before = found.Count;
        foreach (var item in array.EnumerateArray())
        {
            Walk(item, path, comparison, found);
        }

        return found.Count > before;
    }

    private static bool WalkKeys(JsonElement map, ReadOnlySpan<char> path, StringComparison comparison, List<SigmaValue> found)
    {
        // A key may itself hold dots ("http.response.status_code"), so the longest one that exists wins.
        for (var length = path.Length; length > 0; length = path[..length].LastIndexOfAny('.', '['))
        {
            if (Property(map, path[..length], comparison) is { } value)
            {
                return Arrive(value, Rest(path, length), comparison, found);
            }
        }

        return false;
    }

    private static bool Arrive(JsonElement value, ReadOnlySpan<char> rest, StringComparison comparison, List<SigmaValue> found)
    {
        if (!rest.IsEmpty)
        {
            return Walk(value, rest, comparison, found);
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            found.Add(Value(value));
            return false;
        }

        found.AddRange(Value(value).Items);
        return true;
    }

    private static JsonElement? Property(JsonElement map, ReadOnlySpan<char> name, StringComparison comparison)
    {
        if (comparison == StringComparison.Ordinal)
        {
            return map.TryGetProperty(name, out var exact) ? exact : null;
        }

        foreach (var property in map.EnumerateObject())
        {
            if (name.Equals(property.Name, comparison))
            {
                return property.Value;
            }
        }

        return null;
    }

    private static (string Head, string Tail) Split(ReadOnlySpan<char> path)
    {
        var end = path[1..].IndexOfAny('.', '[') + 1;
        return end == 0 ? (path.ToString(), "") : (path[..end].ToString(), Rest(path, end).ToString());
    }

    private static ReadOnlySpan<char> Rest(ReadOnlySpan<char> path, int end) =>
        end == path.Length ? [] : path[end] == '.' ? path[(end + 1)..] : path[end..];
}
