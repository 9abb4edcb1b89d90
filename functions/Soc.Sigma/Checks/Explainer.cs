using Soc.Sigma.Expressions;

namespace Soc.Sigma.Checks;

/// <summary>Answers the questions of an expression one by one, without leaving out those that no longer matter.</summary>
internal static class Explainer
{
    public static SigmaExplanation Explain(Expression expression, ISigmaRecord record) => expression switch
    {
        Expression.All all => Node(all, "all of", all.Parts, record),
        Expression.Any any => Node(any, "any of", any.Parts, record),
        Expression.Not not => Node(not, "not", [not.Part], record),
        _ => Leaf(((Expression.Is)expression).Atom, record),
    };

    private static SigmaExplanation Node(Expression expression, string text, IReadOnlyList<Expression> parts, ISigmaRecord record) =>
        new(expression.Holds(record), text, SigmaValue.Missing, [.. parts.Select(part => Explain(part, record))]);

    private static SigmaExplanation Leaf(Atom atom, ISigmaRecord record)
    {
        var (text, value) = atom switch
        {
            Atom.Value asked => ($"{asked.Field} {asked.Test}", record.Field(asked.Field)),
            Atom.Keyword keyword => ($"a value {keyword.Test}", SigmaValue.Missing),
            Atom.Exists exists => ($"{exists.Field} {(exists.Wanted ? "exists" : "does not exist")}", record.Field(exists.Field)),
            Atom.Null nothing => ($"{nothing.Field} is null", record.Field(nothing.Field)),
            Atom.Reference reference => ($"{reference.Field} {reference.Comparison} field {reference.Other}", record.Field(reference.Field)),
            _ => throw new ArgumentOutOfRangeException(nameof(atom), atom, "A question without words."),
        };
        return new SigmaExplanation(atom.Holds(record), text, value, []);
    }
}
