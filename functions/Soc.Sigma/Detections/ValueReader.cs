using System.Text.RegularExpressions;
using Soc.Sigma.Expressions;
using Soc.Sigma.Patterns;
using Soc.Sigma.Yaml;

namespace Soc.Sigma.Detections;

/// <summary>Makes the question that one value under a key asks.</summary>
internal sealed class ValueReader(FieldKey key, ErrorList errors, SigmaLoadOptions options)
{
    /// <summary>Null when the value does not suit the key; the reason is then in the error list.</summary>
    public Expression? Read(YamlScalar value)
    {
        if (!key.Has(Modifier.Expand))
        {
            return Ask(value);
        }

        var write = key.Kind == TestKind.Regex ? Regex.Escape : (Func<string, string>)(text => text);
        var expanded = PlaceholderText.Expand(value.Text, write, options, value.Line, errors);
        return Joined(expanded?.Select(text => Ask(value with { Text = text, Plain = false })));
    }

    private static Expression? Joined(IEnumerable<Expression?>? alternatives)
    {
        var read = alternatives?.OfType<Expression>().ToArray();
        return read is { Length: > 0 } ? Expression.AnyOf(read) : null;
    }

    private Expression? Ask(YamlScalar value) => key.Kind switch
    {
        TestKind.Regex => Pattern(value),
        TestKind.Network => Network(value),
        TestKind.Exists => Exists(value),
        TestKind.Reference => Reference(value),
        TestKind.Time => Number(value) is { } limit ? Ask(new ValueTest.Time(Part, Comparison, limit)) : null,
        TestKind.Compare => Number(value) is { } limit ? Ask(new ValueTest.Compare(Comparison, limit)) : null,
        _ => Text(value),
    };

    private NumberComparison Comparison =>
        key.Modifiers.Select(modifier => modifier.Comparison()).FirstOrDefault(found => found is not null) ?? NumberComparison.Equal;

    private TimePart Part => key.Modifiers.Select(modifier => modifier.TimePart()).First(found => found is not null)!.Value;

    private bool ChangesText => key.Modifiers.Any(modifier => modifier.IsPosition() || modifier.IsEncoding());

    private Expression.Is Ask(ValueTest test) =>
        new(key.Field is null ? new Atom.Keyword(test) : new Atom.Value(key.Field, test));

    private Expression? Text(YamlScalar value)
    {
        if (value.IsNull)
        {
            return Null(value);
        }

        if (key.Field is not null && !ChangesText && value.AsNumber is { } number)
        {
            return Ask(new ValueTest.Number(value.Text, number));
        }

        var cased = key.Has(Modifier.Cased);
        var globs = new TextValueReader(key, value.Line, errors).Read(Glob.Parse(value.Text));
        return globs is null ? null : Expression.AnyOf([.. globs.Select(glob => Ask(new ValueTest.Text(glob, cased)))]);
    }

    private Expression.Is? Null(YamlScalar value)
    {
        if (key.Field is not null && !ChangesText)
        {
            return new Expression.Is(new Atom.Null(key.Field));
        }

        errors.Add(value.Line, "Null can only be compared with a field, and without modifiers.");
        return null;
    }

    private Expression.Is? Pattern(YamlScalar value)
    {
        var pattern = key.Has(Modifier.StartsWith) ? $"^(?:{value.Text})" : key.Has(Modifier.EndsWith) ? $"(?:{value.Text})$" : value.Text;
        var regex = SafeRegex.Create(pattern, Options(), out var reason);
        if (regex is not null)
        {
            return Ask(new ValueTest.Matches(regex));
        }

        errors.Add(value.Line, $"Not a regular expression: {reason}");
        return null;
    }

    private RegexOptions Options() =>
        (key.Has(Modifier.IgnoreCase) ? RegexOptions.IgnoreCase : RegexOptions.None)
        | (key.Has(Modifier.Multiline) ? RegexOptions.Multiline : RegexOptions.None)
        | (key.Has(Modifier.SingleLine) ? RegexOptions.Singleline : RegexOptions.None);

    private Expression.Is? Network(YamlScalar value)
    {
        if (NetworkRange.Parse(value.Text) is { } range)
        {
            return Ask(new ValueTest.Network(range));
        }

        errors.Add(value.Line, $"'{value.Text}' is no range of addresses, or has bits set behind its prefix.");
        return null;
    }

    private Expression.Is? Exists(YamlScalar value)
    {
        if (value.AsBoolean is { } wanted)
        {
            return new Expression.Is(new Atom.Exists(key.Field!, wanted));
        }

        errors.Add(value.Line, "exists takes true or false.");
        return null;
    }

    private Expression.Is? Reference(YamlScalar value)
    {
        if (value.Text.Length == 0)
        {
            errors.Add(value.Line, "fieldref takes the name of a field.");
            return null;
        }

        return new Expression.Is(new Atom.Reference(key.Field!, value.Text, FieldComparison(), key.Has(Modifier.Cased)));
    }

    private FieldComparison FieldComparison() =>
        key.Has(Modifier.Contains) ? Expressions.FieldComparison.Contains
        : key.Has(Modifier.StartsWith) ? Expressions.FieldComparison.StartsWith
        : key.Has(Modifier.EndsWith) ? Expressions.FieldComparison.EndsWith
        : key.Has(Modifier.Lt) ? Expressions.FieldComparison.Less
        : key.Has(Modifier.Lte) ? Expressions.FieldComparison.LessOrEqual
        : key.Has(Modifier.Gt) ? Expressions.FieldComparison.Greater
        : key.Has(Modifier.Gte) ? Expressions.FieldComparison.GreaterOrEqual
        : Expressions.FieldComparison.Equal;

    private decimal? Number(YamlScalar value)
    {
        if (value.AsNumber is { } number)
        {
            return number;
        }

        errors.Add(value.Line, $"'{value.Text}' is no number, which a comparison needs.");
        return null;
    }
}
