using Soc.Sigma.Expressions;

namespace Soc.Sigma.Checks;

/// <summary>Writes an expression so that two which ask the same, in whatever order, read the same.</summary>
internal static class ExpressionText
{
    public static string Of(Expression expression) => expression switch
    {
        Expression.All all => $"all({Sorted(all.Parts)})",
        Expression.Any any => $"any({Sorted(any.Parts)})",
        Expression.Not not => $"not({Of(not.Part)})",
        _ => Of(((Expression.Is)expression).Atom),
    };

    public static string Of(Atom atom) => atom switch
    {
        Atom.Value value => $"{value.Field}:{value.Test}",
        Atom.Keyword keyword => $"*:{keyword.Test}",
        _ => atom.ToString(),
    };

    private static string Sorted(IReadOnlyList<Expression> parts) =>
        string.Join(',', parts.Select(Of).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
}
