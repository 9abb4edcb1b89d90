namespace Soc.Sigma.Expressions;

internal enum NumberComparison
{
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Equal,
    NotEqual,
}

internal static class NumberComparisons
{
    /// <summary>The comparison that the specification abbreviates so; null for another word.</summary>
    public static NumberComparison? Read(string word) => word switch
    {
        "lt" => NumberComparison.Less,
        "lte" => NumberComparison.LessOrEqual,
        "gt" => NumberComparison.Greater,
        "gte" => NumberComparison.GreaterOrEqual,
        "eq" => NumberComparison.Equal,
        "neq" => NumberComparison.NotEqual,
        _ => null,
    };

    public static bool Holds(this NumberComparison comparison, decimal number, decimal limit) => comparison switch
    {
        NumberComparison.Less => number < limit,
        NumberComparison.LessOrEqual => number <= limit,
        NumberComparison.Greater => number > limit,
        NumberComparison.GreaterOrEqual => number >= limit,
        NumberComparison.Equal => number == limit,
        _ => number != limit,
    };
}
