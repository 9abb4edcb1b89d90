using Soc.Sigma.Yaml;

namespace Soc.Sigma.Rules;

/// <summary>
/// The documents of one file once its collection actions are carried out: <c>action: global</c> sets keys for the documents
/// that follow, <c>reset</c> takes them back, <c>repeat</c> is the document before with other keys laid over it.
/// </summary>
internal sealed class Collection(ErrorList errors)
{
    private YamlMap? global;
    private YamlMap? previous;

    /// <summary>The documents that stand for themselves.</summary>
    public IEnumerable<YamlMap> Documents(IEnumerable<YamlNode> nodes)
    {
        foreach (var node in nodes)
        {
            if (node is not YamlMap map)
            {
                errors.Add(node.Line, $"A rule is a map. {node.Kind} stands here.");
            }
            else if (Document(map) is { } document)
            {
                yield return document;
            }
        }
    }

    private YamlMap? Document(YamlMap map)
    {
        switch (map["action"])
        {
            case null:
                return previous = global is null ? map : Laid(map, global);
            case YamlScalar { Text: "global" }:
                global = Without(map);
                return null;
            case YamlScalar { Text: "reset" }:
                global = null;
                return null;
            case YamlScalar { Text: "repeat" } when previous is not null:
                return previous = Laid(Without(map), previous);
            case var action:
                errors.Add(action.Line, "An action is global, reset or, behind a rule, repeat.");
                return null;
        }
    }

    private static YamlMap Without(YamlMap map) => map with { Entries = [.. map.Entries.Where(entry => entry.Key != "action")] };

    /// <summary>The keys of both maps, the upper's values where both have them; maps in maps are joined alike.</summary>
    private static YamlMap Laid(YamlMap upper, YamlMap lower) => upper with
    {
        Entries =
        [
            .. lower.Entries.Where(entry => upper[entry.Key] is null),
            .. upper.Entries.Select(entry => entry.Value is YamlMap above && lower[entry.Key] is YamlMap below
                ? entry with { Value = Laid(above, below) }
                : entry),
        ],
    };
}
