using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Soc.Sigma.Yaml;

/// <summary>
/// Reads the documents of a YAML text into <see cref="YamlNode"/> trees. The tree is our own because the errors of a
/// rule need the line of every node and because a rule set of thousands of files is read at every start.
/// </summary>
internal sealed class YamlDocuments
{
    private const int DeepestNesting = 64;
    private const int MostNodes = 200_000;

    private readonly Parser parser;
    private readonly Dictionary<string, (YamlNode Node, int Size)> anchors = [];
    private readonly ErrorList errors;
    private int depth;
    private int nodes;

    private YamlDocuments(string text, ErrorList errors)
    {
        parser = new Parser(new StringReader(text));
        this.errors = errors;
    }

    /// <summary>All documents up to the first syntax error, which is added to <paramref name="errors"/>.</summary>
    public static IReadOnlyList<YamlNode> Read(string text, ErrorList errors)
    {
        var found = new List<YamlNode>();
        try
        {
            new YamlDocuments(text, errors).ReadInto(found);
        }
        catch (YamlException broken)
        {
            errors.Add((int)broken.Start.Line, $"Not valid YAML: {broken.Message}");
        }

        return found;
    }

    private void ReadInto(List<YamlNode> found)
    {
        parser.Consume<StreamStart>();
        while (!parser.TryConsume<StreamEnd>(out _))
        {
            parser.Consume<DocumentStart>();
            anchors.Clear();
            var node = Node();
            parser.Consume<DocumentEnd>();
            if (node is not YamlScalar { IsNull: true })
            {
                found.Add(node);
            }
        }
    }

    private YamlNode Node()
    {
        depth++;
        nodes++;
        Limit();
        var node = parser.Current switch
        {
            Scalar => Single(parser.Consume<Scalar>()),
            SequenceStart => List(parser.Consume<SequenceStart>()),
            MappingStart => Map(parser.Consume<MappingStart>()),
            _ => Alias(parser.Consume<AnchorAlias>()),
        };
        depth--;
        return node;
    }

    /// <summary>Aliases of aliases can make a small file mean billions of nodes.</summary>
    private void Limit()
    {
        if (depth > DeepestNesting || nodes > MostNodes)
        {
            throw new YamlException(parser.Current!.Start, parser.Current.End, $"more than {DeepestNesting} levels or {MostNodes} nodes");
        }
    }

    private YamlNode Single(Scalar scalar) => Remember(
        scalar.Anchor,
        new YamlScalar(scalar.Value, scalar.Style == ScalarStyle.Plain && scalar.Tag.IsEmpty, (int)scalar.Start.Line),
        nodes - 1);

    private YamlNode List(SequenceStart start)
    {
        var before = nodes;
        var items = new List<YamlNode>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(Node());
        }

        return Remember(start.Anchor, new YamlList(items, (int)start.Start.Line), before);
    }

    private YamlNode Map(MappingStart start)
    {
        var before = nodes;
        var entries = new List<YamlEntry>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = parser.Consume<Scalar>();
            var line = (int)key.Start.Line;
            if (!keys.Add(key.Value))
            {
                errors.Add(line, $"The key '{key.Value}' stands twice in the same map.");
            }

            entries.Add(new YamlEntry(key.Value, Node(), line));
        }

        return Remember(start.Anchor, new YamlMap(entries, (int)start.Start.Line), before);
    }

    private YamlNode Alias(AnchorAlias alias)
    {
        if (!anchors.TryGetValue(alias.Value.Value, out var known))
        {
            throw new YamlException(alias.Start, alias.End, $"the alias '{alias.Value.Value}' names no anchor before it");
        }

        nodes += known.Size;
        Limit();
        return known.Node;
    }

    private YamlNode Remember(AnchorName anchor, YamlNode node, int nodesBefore)
    {
        if (!anchor.IsEmpty)
        {
            anchors[anchor.Value] = (node, nodes - nodesBefore);
        }

        return node;
    }
}
