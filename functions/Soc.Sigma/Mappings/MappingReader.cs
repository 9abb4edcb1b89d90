using Soc.Sigma.Detections;
using Soc.Sigma.Rules;
using Soc.Sigma.Yaml;

namespace Soc.Sigma.Mappings;

/// <summary>Reads mapping documents (docs/sigma.md describes them).</summary>
internal sealed class MappingReader(YamlMap document, ErrorList errors)
{
    private static readonly HashSet<string> Known = ["title", "logsource", "below", "open", "fields", "records"];

    public static IEnumerable<SigmaMapping> Read(SigmaSource source, ErrorList errors)
    {
        foreach (var node in YamlDocuments.Read(source.Text, errors))
        {
            var before = errors.Count;
            if (node is not YamlMap map)
            {
                errors.Add(node.Line, $"A mapping is a map. {node.Kind} stands here.");
            }
            else if (new MappingReader(map, errors).Read() is var mapping && errors.Count == before)
            {
                yield return mapping;
            }
        }
    }

    private SigmaMapping Read()
    {
        foreach (var entry in document.Entries.Where(entry => !Known.Contains(entry.Key)))
        {
            errors.Add(entry.Line, $"'{entry.Key}' is no part of a mapping.");
        }

        var attributes = new Attributes(document, errors);
        var logSource = LogSourceReader.Read(document, errors);
        return new SigmaMapping(
            attributes.Text("title") ?? "",
            logSource,
            Fields(),
            attributes.Texts("below"),
            document["open"] is YamlScalar { AsBoolean: true },
            [.. Records(logSource)]);
    }

    private Dictionary<string, IReadOnlyList<string>> Fields()
    {
        var fields = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
        if (document["fields"] is not YamlMap map)
        {
            errors.Add(document["fields"]?.Line ?? document.Line, "A mapping needs fields, each with its paths.");
            return fields;
        }

        var attributes = new Attributes(map, errors);
        foreach (var entry in map.Entries)
        {
            if (!fields.TryAdd(entry.Key, attributes.Texts(entry.Key)))
            {
                errors.Add(entry.Line, $"The field '{entry.Key}' stands twice.");
            }
        }

        return fields;
    }

    private IEnumerable<RecordKind> Records(SigmaLogSource whole)
    {
        foreach (var item in (document["records"] as YamlList)?.Items ?? [])
        {
            if (item is not YamlMap map || map["when"] is not YamlMap when)
            {
                errors.Add(item.Line, "A kind of records needs a search under when.");
            }
            else if (new SearchReader(errors, new SigmaLoadOptions()).Read(when) is { } search)
            {
                var part = map["logsource"] is null ? whole : Source(map["logsource"]!);
                var source = new SigmaLogSource(part.Product ?? whole.Product, part.Category ?? whole.Category, part.Service ?? whole.Service);
                yield return new RecordKind(search, source, [.. ((map["also"] as YamlList)?.Items ?? []).Select(Source)]);
            }
        }
    }

    private SigmaLogSource Source(YamlNode node)
    {
        if (node is not YamlMap map)
        {
            errors.Add(node.Line, "A logsource is a map of product, category and service.");
            return new SigmaLogSource();
        }

        var parts = new Attributes(map, errors);
        return new SigmaLogSource(parts.Text("product"), parts.Text("category"), parts.Text("service"));
    }
}
