using Soc.Sigma.Expressions;

namespace Soc.Sigma.Checks;

/// <summary>Finds conditions that contradict themselves: a question and its opposite, or a field that is two things at once.</summary>
internal static class Reachability
{
    public static IEnumerable<string> Of(Expression expression) => expression switch
    {
        Expression.All all => Contradictions(all).Concat(all.Parts.SelectMany(Of)),
        Expression.Any any => any.Parts.SelectMany(Of),
        Expression.Not not => Of(not.Part),
        _ => [],
    };

    private static IEnumerable<string> Contradictions(Expression.All all)
    {
        var required = Flat(all).ToArray();
        var texts = required.Select(ExpressionText.Of).ToHashSet(StringComparer.Ordinal);
        foreach (var excluded in required.OfType<Expression.Not>().SelectMany(not => Alternatives(not.Part)).Select(ExpressionText.Of).Where(texts.Contains))
        {
            yield return $"Asks for {excluded} and excludes it, so it never holds.";
        }

        foreach (var field in Presence(required).Where(field => texts.Contains(ExpressionText.Of(new Atom.Exists(field, false)))))
        {
            yield return $"Asks for a value of {field} where the field must not exist, so it never holds.";
        }
    }

    /// <summary>What is required together: the parts, and the parts of parts that are joined with and themselves.</summary>
    private static IEnumerable<Expression> Flat(Expression.All all) =>
        all.Parts.SelectMany(part => part is Expression.All inner ? Flat(inner) : [part]);

    /// <summary>Not over alternatives excludes each of them.</summary>
    private static IEnumerable<Expression> Alternatives(Expression expression) =>
        expression is Expression.Any any ? any.Parts.SelectMany(Alternatives).Append(any) : [expression];

    private static IEnumerable<string> Presence(IEnumerable<Expression> required) =>
        required.OfType<Expression.Is>().Select(part => part.Atom).OfType<Atom.Value>().Select(value => value.Field).Distinct(StringComparer.Ordinal);
}
