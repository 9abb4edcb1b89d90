using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Soc.Sigma.Engine;

namespace Soc.Sigma;

/// <summary>Reads field values out of JSON for <see cref="ISigmaRecord"/>.</summary>
public static class SigmaJson
{
    /// <summary>
    /// The value at a path such as <c>properties.userAgent</c>. A key may itself hold dots. Arrays on the way answer with all
    /// their elements, or with one where the path has its index (<c>targetResources.0.displayName</c>,
    /// <c>targetResources[0].displayName</c>). Where several values have the path, those spelled in the same case win over
    /// others, then those behind fewer keys; what is still several is a list.
    /// </summary>
    public static SigmaValue Read(JsonElement root, string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var search = new Search();
        search.Walk(root, PathTree.Canonical(path), 0, exact: true);
        return search.Answer;
    }

    /// <summary>The value of an element. An object answers with its JSON text, an array with its elements.</summary>
    public static SigmaValue Value(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Undefined => SigmaValue.Missing,
        JsonValueKind.Null => SigmaValue.Null,
        JsonValueKind.True => SigmaValue.Of(true),
        JsonValueKind.False => SigmaValue.Of(false),
        JsonValueKind.Number => SigmaValue.OfNumber(element.GetRawText()),
        JsonValueKind.String => SigmaValue.Of(Text(element)),
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

    /// <summary>Half a surrogate pair cannot be unescaped; such a text is taken as it is written.</summary>
    private static string Text(JsonElement element)
    {
        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return element.GetRawText()[1..^1];
        }
    }

    private sealed class Search
    {
        private SigmaValue first;
        private List<SigmaValue>? several;
        private int rank = int.MaxValue;

        public SigmaValue Answer => several is null ? first : SigmaValue.Of(several);

        public void Walk(JsonElement element, ReadOnlySpan<char> path, int keys, bool exact)
        {
            if (element.ValueKind == JsonValueKind.Array)
            {
                WalkItems(element, path, keys, exact);
            }
            else if (element.ValueKind == JsonValueKind.Object)
            {
                foreach (var property in element.EnumerateObject())
                {
                    if (Leads(property, path) is { } length)
                    {
                        Arrive(property.Value, path[length..], keys + 1, exact && property.NameEquals(path[..length]));
                    }
                }
            }
        }

        private void WalkItems(JsonElement array, ReadOnlySpan<char> path, int keys, bool exact)
        {
            var index = 0;
            foreach (var item in array.EnumerateArray())
            {
                Walk(item, path, keys, exact);
                var name = index++.ToString(CultureInfo.InvariantCulture);
                if (path.StartsWith(name, StringComparison.Ordinal) && IsEnd(path, name.Length))
                {
                    Arrive(item, path[name.Length..], keys, exact);
                }
            }
        }

        private void Arrive(JsonElement value, ReadOnlySpan<char> rest, int keys, bool exact)
        {
            if (!rest.IsEmpty)
            {
                Walk(value, rest[1..], keys, exact);
                return;
            }

            var way = PathTarget.Rank(0, exact, keys);
            if (way < rank)
            {
                (rank, first, several) = (way, Value(value), null);
            }
            else if (way == rank)
            {
                several ??= [.. Members(first)];
                several.AddRange(Members(Value(value)));
            }
        }

        private static IReadOnlyList<SigmaValue> Members(SigmaValue value) =>
            value.Kind == SigmaValueKind.List ? value.Items : [value];

        /// <summary>How much of the path a key takes; null when it leads elsewhere.</summary>
        private static int? Leads(JsonProperty property, ReadOnlySpan<char> path)
        {
            var raw = JsonMarshal.GetRawUtf8PropertyName(property);
            if (!raw.Contains((byte)'\\') && Ascii.IsValid(raw))
            {
                return IsEnd(path, raw.Length) && Ascii.EqualsIgnoreCase(raw, path[..raw.Length]) ? raw.Length : null;
            }

            var name = property.Name;
            return IsEnd(path, name.Length) && path.StartsWith(name, StringComparison.OrdinalIgnoreCase) ? name.Length : null;
        }

        private static bool IsEnd(ReadOnlySpan<char> path, int length) =>
            path.Length == length || (path.Length > length && path[length] == '.');
    }
}
