using Soc.Sigma.Detections;
using Soc.Sigma.Expressions;
using Soc.Sigma.Yaml;

namespace Soc.Sigma.Rules;

/// <summary>Reads one document into a rule.</summary>
internal sealed class RuleReader(string path, YamlMap document, ErrorList errors)
{
    /// <summary>The keys that the specification defines; all others are the author's own.</summary>
    private static readonly HashSet<string> Known =
    [
        "title", "id", "name", "related", "taxonomy", "status", "description", "license", "author", "references", "date",
        "modified", "logsource", "detection", "fields", "falsepositives", "level", "tags", "scope",
    ];

    private readonly Attributes attributes = new(document, errors);

    /// <summary>Null when anything in the document is wrong; the reasons are then in the error list.</summary>
    public SigmaRule? Read()
    {
        var before = errors.Count;
        var title = attributes.Text("title");
        if (title is null)
        {
            errors.Add(document.Line, "A rule needs a title.");
        }

        var name = attributes.Text("name");
        var rule = new SigmaRule
        {
            Id = attributes.Text("id") ?? name ?? title ?? "",
            Name = name,
            Title = title ?? "",
            Status = attributes.Word<SigmaStatus>("status"),
            Level = attributes.Word<SigmaLevel>("level") ?? SigmaLevel.Medium,
            LogSource = LogSource(),
            Tags = attributes.Texts("tags"),
            Description = attributes.Text("description") ?? "",
            Author = attributes.Text("author") ?? "",
            FalsePositives = attributes.Texts("falsepositives"),
            References = attributes.Texts("references"),
            Fields = attributes.Texts("fields"),
            Custom = CustomValues.Of(document.Entries.Where(entry => !Known.Contains(entry.Key))),
            SourcePath = path,
            SourceLine = document.Line,
            Expression = Detection() ?? Expression.AnyOf([]),
        };
        return errors.Count == before ? rule : null;
    }

    private SigmaLogSource LogSource()
    {
        if (document["logsource"] is not YamlMap map)
        {
            errors.Add(document["logsource"]?.Line ?? document.Line, "A rule needs a logsource with product, category or service.");
            return new SigmaLogSource();
        }

        var parts = new Attributes(map, errors);
        var source = new SigmaLogSource(parts.Text("product"), parts.Text("category"), parts.Text("service"));
        if (source == new SigmaLogSource())
        {
            errors.Add(map.Line, "A logsource needs a product, a category or a service.");
        }

        return source;
    }

    private Expression? Detection()
    {
        if (document["detection"] is not YamlMap detection)
        {
            errors.Add(document["detection"]?.Line ?? document.Line, "A rule needs a detection with searches and a condition.");
            return null;
        }

        return new DetectionReader(detection, errors).Read();
    }
}
