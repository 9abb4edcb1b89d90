using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Soc.Core.Ingest;
using Soc.Core.Normalize;
using Soc.Core.Normalize.Ocsf;
using Soc.Core.Prepare;

namespace Soc.Core.Tests.Normalize;

/// <summary>
/// Which field of a record fills which OCSF attribute, found out from the mapping itself: every leaf of every record of the corpus is taken
/// away or changed, and what changes in the event came from it.
/// </summary>
internal static class FieldMap
{
    // A person or machine that the directory knows brings names that the record does not hold.
    private static readonly TenantDirectory Nobody = new(TenantProfile.Empty(TestTenant.Id));

    /// <summary>By source: field path and attribute, ordered.</summary>
    public static SortedDictionary<string, SortedSet<(string Field, string Attribute)>> Pairs { get; } = Read();

    private static SortedDictionary<string, SortedSet<(string Field, string Attribute)>> Read()
    {
        var map = new SortedDictionary<string, SortedSet<(string, string)>>(StringComparer.Ordinal);
        foreach (var name in Corpus.Cases)
        {
            var signal = Corpus.Signal(name);
            if (!map.TryGetValue(signal.Source.ToString(), out var pairs)) map[signal.Source.ToString()] = pairs = [];
            foreach (var pair in Trace(signal)) pairs.Add(pair);
        }
        return map;
    }

    public static string Write()
    {
        var page = new StringBuilder();
        foreach (var (source, pairs) in Pairs)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {source}\n\n| field | attribute |\n|---|---|\n");
            foreach (var fields in pairs.GroupBy(pair => pair.Field))
                page.Append(CultureInfo.InvariantCulture, $"| `{fields.Key}` | {string.Join(", ", fields.Select(pair => $"`{pair.Attribute}`"))} |\n");
        }
        return page.ToString();
    }

    private static IEnumerable<(string Field, string Attribute)> Trace(Signal signal)
    {
        var whole = Leaves(Event(signal));
        var record = JsonNode.Parse(signal.Record.Span)!;
        foreach (var path in Paths(record, []).ToList())
            foreach (var variant in Variants(record, path))
            {
                if (Event(signal with { Record = Encoding.UTF8.GetBytes(variant.ToJsonString()) }) is not { } changed) continue;
                var after = Leaves(changed);
                foreach (var attribute in whole.Keys.Where(key => after.GetValueOrDefault(key) != whole[key]))
                    yield return (Generic(path), attribute);
            }
    }

    private static JsonObject? Event(Signal signal) =>
        Normalizer.Normalize(signal, Nobody) is Normalization.Succeeded succeeded ? OcsfEventJson.Of(succeeded.Event) : null;

    /// <summary>Once without the field, once with another text in it.</summary>
    private static IEnumerable<JsonNode> Variants(JsonNode record, IReadOnlyList<object> path)
    {
        yield return Change(record, path, null);
        if (At(record, path) is JsonValue value && value.GetValueKind() == JsonValueKind.String) yield return Change(record, path, (string)value! + "x");
    }

    private static JsonNode Change(JsonNode record, IReadOnlyList<object> path, string? value)
    {
        var copy = record.DeepClone();
        switch (At(copy, [.. path.SkipLast(1)]))
        {
            case JsonObject parent: parent[(string)path[^1]] = value; break;
            case JsonArray parent: parent[(int)path[^1]] = value; break;
        }
        return copy;
    }

    private static JsonNode? At(JsonNode record, IReadOnlyList<object> path) =>
        path.Aggregate((JsonNode?)record, (node, step) => step is int index ? node![index] : node![(string)step]);

    private static IEnumerable<IReadOnlyList<object>> Paths(JsonNode? node, List<object> at) => node switch
    {
        JsonObject members => members.ToList().SelectMany(member => Paths(member.Value, [.. at, member.Key])),
        JsonArray items => items.SelectMany((item, index) => Paths(item, [.. at, index])),
        null => [],
        _ => [at],
    };

    private static SortedDictionary<string, string> Leaves(JsonObject? written)
    {
        var leaves = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (written is null) return leaves;
        foreach (var path in Paths(written, []))
            if (path[0] is not ("raw_data" or "metadata")) leaves[Generic(path)] = leaves.GetValueOrDefault(Generic(path)) + "|" + At(written, path)!.ToJsonString();
        return leaves;
    }

    private static string Generic(IReadOnlyList<object> path) =>
        string.Join('.', path.Select(step => step is int ? "[]" : (string)step)).Replace(".[]", "[]", StringComparison.Ordinal);
}
