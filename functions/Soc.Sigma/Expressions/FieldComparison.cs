namespace Soc.Sigma.Expressions;

/// <summary>How the value of one field relates to that of another (modifier fieldref).</summary>
internal enum FieldComparison
{
    Equal,
    Contains,
    StartsWith,
    EndsWith,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

internal static class FieldComparisons
{
    public static bool Holds(this FieldComparison comparison, SigmaValue mine, SigmaValue other, bool cased)
    {
        var casing = cased ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        return comparison switch
        {
            FieldComparison.Equal => string.Equals(mine.Text, other.Text, casing) || SameNumber(mine, other),
            FieldComparison.Contains => mine.Text!.Contains(other.Text!, casing),
            FieldComparison.StartsWith => mine.Text!.StartsWith(other.Text!, casing),
            FieldComparison.EndsWith => mine.Text!.EndsWith(other.Text!, casing),
            _ => mine.AsNumber() is { } number && other.AsNumber() is { } limit && AsNumbers(comparison).Holds(number, limit),
        };
    }

    /// <summary>The values that can be compared: neither null nor missing, lists taken apart.</summary>
    public static IEnumerable<SigmaValue> Singles(this SigmaValue value) => value.Kind switch
    {
        SigmaValueKind.Missing or SigmaValueKind.Null => [],
        SigmaValueKind.List => value.Items.SelectMany(Singles),
        _ => [value],
    };

    private static bool SameNumber(SigmaValue mine, SigmaValue other) =>
        mine.Kind == SigmaValueKind.Number && other.Kind == SigmaValueKind.Number && mine.AsNumber() == other.AsNumber();

    private static NumberComparison AsNumbers(FieldComparison comparison) => comparison switch
    {
        FieldComparison.Less => NumberComparison.Less,
        FieldComparison.LessOrEqual => NumberComparison.LessOrEqual,
        FieldComparison.Greater => NumberComparison.Greater,
        _ => NumberComparison.GreaterOrEqual,
    };
}
