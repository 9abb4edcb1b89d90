using Soc.Sigma.Expressions;
using Soc.Sigma.Yaml;

namespace Soc.Sigma.Detections;

/// <summary>Reads a search: maps join their keys with and, lists join their items with or, bare values are keywords.</summary>
internal sealed class SearchReader(ErrorList errors, SigmaLoadOptions options)
{
    private static readonly FieldKey Keyword = new(null, [], TestKind.Text, 0);

    /// <summary>Null when nothing usable is in it; the reason is then in the error list.</summary>
    public Expression? Read(YamlNode search) => search switch
    {
        YamlMap map => Joined(map, map.Entries.Select(Item), Expression.AllOf),
        YamlList list => Joined(list, list.Items.Select(Read), Expression.AnyOf),
        _ => new ValueReader(Keyword, errors, options).Read((YamlScalar)search),
    };

    private Expression? Joined(YamlNode node, IEnumerable<Expression?> parts, Func<IReadOnlyList<Expression>, Expression> join)
    {
        var before = errors.Count;
        var read = parts.OfType<Expression>().ToArray();
        if (read.Length > 0)
        {
            return join(read);
        }

        if (errors.Count == before)
        {
            errors.Add(node.Line, $"{node.Kind} with nothing in it matches nothing.");
        }

        return null;
    }

    private Expression? Item(YamlEntry entry)
    {
        if (FieldKey.Read(entry.Key, entry.Line, errors) is not { } key)
        {
            return null;
        }

        var values = entry.Value is YamlList list ? list.Items : [entry.Value];
        Habits(key, values);
        var reader = new ValueReader(key, errors, options);
        var joined = Joined(entry.Value, values.Select(value => Value(value, reader)), key.Has(Modifier.All) ? Expression.AllOf : Expression.AnyOf);
        return joined is not null && key.Has(Modifier.Neq) ? new Expression.Not(joined) : joined;
    }

    private void Habits(FieldKey key, IReadOnlyList<YamlNode> values)
    {
        if (values.Count == 1 && key.Has(Modifier.All))
        {
            errors.AddIfStrict(key.Line, "all over a single value says nothing.");
        }

        if (values.Count > 1 && values.FirstOrDefault(value => value is YamlScalar { IsNull: true }) is { } nothing)
        {
            errors.AddIfStrict(nothing.Line, "Null cannot stand among other values; give it a search of its own.");
        }
    }

    private Expression? Value(YamlNode value, ValueReader reader)
    {
        if (value is YamlScalar scalar)
        {
            return reader.Read(scalar);
        }

        errors.Add(value.Line, $"{value.Kind} cannot stand where a field's value is expected.");
        return null;
    }
}
