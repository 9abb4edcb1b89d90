using Soc.Sigma.Yaml;

namespace Soc.Sigma.Rules;

/// <summary>The keys that all kinds of documents share.</summary>
internal sealed record Metadata(
    string Id,
    string? Name,
    string Title,
    SigmaStatus? Status,
    SigmaLevel Level,
    IReadOnlyList<string> Tags,
    string Description,
    string Author,
    IReadOnlyList<string> FalsePositives,
    IReadOnlyList<string> References,
    IReadOnlyDictionary<string, object?> Custom,
    string SourcePath,
    int SourceLine)
{
    /// <summary>The keys that the specification defines, for all kinds; all others are the author's own.</summary>
    private static readonly HashSet<string> Known =
    [
        "title", "id", "name", "related", "taxonomy", "status", "description", "license", "author", "references", "date",
        "modified", "logsource", "detection", "fields", "falsepositives", "level", "tags", "scope", "correlation", "generate",
        "filter",
    ];

    /// <summary>For what is matched like a rule but is none.</summary>
    public static Metadata Of(string title) =>
        new(title, null, title, null, SigmaLevel.Informational, [], "", "", [], [], new Dictionary<string, object?>(), "", 0);

    public static Metadata Read(string path, YamlMap document, ErrorList errors)
    {
        var attributes = new Attributes(document, errors);
        var (id, name, title) = (attributes.Text("id"), attributes.Text("name"), attributes.Text("title"));
        if (title is null)
        {
            errors.Add(document.Line, "A title is missing.");
        }

        if (id is not null && !Guid.TryParse(id, out _))
        {
            errors.AddIfStrict(document["id"]!.Line, $"The id '{id}' is no UUID.");
        }

        return new Metadata(
            id ?? name ?? title ?? "",
            name,
            title ?? "",
            attributes.Word<SigmaStatus>("status"),
            attributes.Word<SigmaLevel>("level") ?? SigmaLevel.Medium,
            attributes.Texts("tags"),
            attributes.Text("description") ?? "",
            attributes.Text("author") ?? "",
            attributes.Texts("falsepositives"),
            attributes.Texts("references"),
            CustomValues.Of(document.Entries.Where(entry => !Known.Contains(entry.Key))),
            path,
            document.Line);
    }
}
