using System.Globalization;
using System.Text.Json.Nodes;
using Soc.Core.Detect;
using Soc.Core.Ingest;
using Soc.Core.Normalize;
using Soc.Sigma;

namespace Soc.Core.Tests.Detect;

/// <summary>
/// The engine reads fields straight from the record's bytes; <see cref="EventRecord"/> answers with values. Whatever rules ask, of whatever
/// record, the two agree. A failure prints its seed.
/// </summary>
public sealed class DetectionDifferentialTests
{
    private const int RulesForEach = 120;

    private static readonly string[] Odd =
    [
        "Image", "CommandLine", "Hashes", "User", "eventName", "status", "ClientApp", "query", "properties.message", "soc.network.known", "soc.user.privileged", "soc.tool.approved",
        "soc.nothing", "metadata.uid", "class_uid", "class_name", "time", "actor", "actor.user", "actor.user.uid", "src_endpoint.ip", "src_endpoint.port", "process.cmd_line", "is_mfa",
        "email.to", "finding_info.attacks", "status_detail", "actor.user.name.more", "severity", "noSuchField", "properties", "GRÖSSE",
    ];

    private static readonly object?[] Values = [null, "", " ", "x", "[\"a\",\"b\"]", "{\"id\":{\"deep\":[1,2]}}", "\"quoted\"", 0, 1.5, true, "größer", "C:\\Windows\\cmd.exe"];

    public static TheoryData<string> Sources => [.. Normalizer.Sources.Select(source => source.ToString())];

    [Theory]
    [MemberData(nameof(Sources))]
    public void Rules_match_the_same_events_whichever_way_their_fields_are_read(string source)
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        var records = Corpus.Cases.Where(name => name.StartsWith(source + "/", StringComparison.Ordinal)).Select(name => JsonNode.Parse(Corpus.Signal(name).Record.Span)!).ToList();
        var fields = records.SelectMany(record => Paths(record, "")).Concat(Odd).Distinct().ToList();
        var content = Enumerable.Range(0, RulesForEach).Select(number => new SigmaSource($"{number}.yml", Rule(number, fields, records, random))).ToList();
        var (rules, engine) = (SigmaRuleSet.Load(content).RuleSet, DetectionEngine.Load(content));
        Assert.Empty(engine.Errors);
        var matches = 0;
        foreach (var record in records.Concat(Enumerable.Range(0, 40).Select(_ => Changed(records[random.Next(records.Count)], random))))
            foreach (var found in Events(record)) matches += Compare(found, rules, engine, $"seed {seed}, {source}: {record.ToJsonString()}");
        Assert.True(matches > RulesForEach / 4, $"seed {seed}: {matches}");
    }

    private static IEnumerable<SecurityEvent> Events(JsonNode record) =>
        Corpus.Ingest(record.ToJsonString()).Signals.Select(signal => Normalizer.Normalize(signal, TestTenant.Directory)).OfType<Normalization.Succeeded>().Select(made => made.Event);

    /// <returns>How many rules matched.</returns>
    private static int Compare(SecurityEvent found, SigmaRuleSet rules, DetectionEngine engine, string told)
    {
        var expected = rules.Match(new EventRecord(found, TestTenant.Directory)).Select(match => match.Rule.Id).Order(StringComparer.Ordinal).ToList();
        var actual = engine.Detect(found, TestTenant.Directory).Where(alert => alert.Detection.Kind == DetectionKind.SigmaRule).Select(alert => alert.Detection.Id).Order(StringComparer.Ordinal).ToList();
        Assert.True(expected.SequenceEqual(actual), $"{told}\nvalues: {string.Join(' ', expected)}\nbytes: {string.Join(' ', actual)}");
        return expected.Count;
    }

    private static string Rule(int number, List<string> fields, List<JsonNode> records, Random random)
    {
        var id = new Guid(number, 0, 0, new byte[8]);
        var (first, second) = (fields[random.Next(fields.Count)], fields[random.Next(fields.Count)]);
        var like = records[random.Next(records.Count)];
        var (value, product) = (Quoted(Value(like, random)), Product(like));
        var search = random.Next(9) switch
        {
            0 => $"{{'{first}|exists': {(random.Next(2) == 0 ? "true" : "false")}}}",
            1 => $"{{'{first}': null}}",
            2 => $"{{'{first}|re': '.'}}",
            3 => $"{{'{first}|fieldref': '{second}'}}",
            4 => $"[{value}]",
            5 => $"{{'{first}|contains': {value}, '{second}|exists': true}}",
            6 => $"{{'{Cased(first, random)}': {value}}}",
            7 => $"{{'{first}|gte': 0}}",
            _ => $"{{'{first}': {value}}}",
        };
        return $"title: Rule {number}\nid: {id}\ntags: [attack.execution]\nlogsource: {{product: {product}}}\ndetection:\n  s: {search}\n  condition: {(random.Next(4) == 0 ? "not s" : "s")}\n";
    }

    /// <summary>What sends over one source may be of many: a firewall's product is its vendor's.</summary>
    private static string Product(JsonNode record) => new EventRecord(Events(record).First(), TestTenant.Directory).LogSource.Product!;

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal).Replace("\\", "\\\\", StringComparison.Ordinal)}'";

    private static string Cased(string field, Random random) => random.Next(2) == 0 ? field.ToUpperInvariant() : field.ToLowerInvariant();

    private static string Value(JsonNode record, Random random)
    {
        var leaves = Leaves(record).ToList();
        return leaves[random.Next(leaves.Count)];
    }

    private static IEnumerable<string> Leaves(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Leaves(member.Value)),
        JsonArray items => items.SelectMany(Leaves),
        null => ["x"],
        _ => [node.ToString() is { Length: > 0 and < 200 } text && !text.Contains('\n', StringComparison.Ordinal) && text.All(letter => letter >= ' ') ? text : "x"],
    };

    /// <summary>As rules spell them: whole, below properties, through an array, one of it, with a name out of a list of names.</summary>
    private static IEnumerable<string> Paths(JsonNode? node, string path)
    {
        if (path.Length > 0 && !path.Contains('\'', StringComparison.Ordinal)) yield return path;
        if (path.StartsWith("properties.", StringComparison.Ordinal)) yield return path["properties.".Length..];
        var inner = node switch
        {
            JsonObject members => members.SelectMany(member => Paths(member.Value, path.Length == 0 ? member.Key : $"{path}.{member.Key}")),
            JsonArray items => items.SelectMany((item, index) => Paths(item, path).Concat(Paths(item, string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]")))
                .Concat(item is JsonObject named && (string?)(named["Name"] ?? named["displayName"] ?? named["key"])?.ToString() is { Length: > 0 } name ? [$"{path}.{name}"] : [])),
            JsonValue value when value.TryGetValue<string>(out var text) && text is ['{' or '[', ..] => Paths(Parse(text), path),
            _ => [],
        };
        foreach (var one in inner.Where(one => !one.Contains('\'', StringComparison.Ordinal) && !one.Contains('|', StringComparison.Ordinal) && !one.Contains('%', StringComparison.Ordinal))) yield return one;
    }

    private static JsonNode? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }

    private static JsonNode Changed(JsonNode record, Random random)
    {
        var copy = record.DeepClone();
        for (var change = random.Next(1, 4); change > 0; change--)
        {
            var at = copy;
            while (at is JsonObject { Count: > 0 } members)
            {
                var (name, inner) = members.ElementAt(random.Next(members.Count));
                if (inner is JsonObject { Count: > 0 } && random.Next(4) > 0)
                {
                    at = inner;
                    continue;
                }

                members[random.Next(6) == 0 ? name.ToUpperInvariant() : name] = JsonValue.Create(Values[random.Next(Values.Length)]);
                break;
            }
        }

        return copy;
    }
}
