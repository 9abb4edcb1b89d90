using Soc.Sigma.Expressions;
using Soc.Sigma.Patterns;

namespace Soc.Sigma.Engine;

/// <summary>A literal that must stand in a slot, its case aside, for an atom to hold. Cheap to look for, for many rules at once.</summary>
internal sealed record Probe(int Slot, LiteralPlace Place, string Literal)
{
    /// <summary>Shorter parts of regular expressions are found too often to be worth seeking; they are tried on the spot.</summary>
    private const int ShortestOfExpression = 3;

    /// <summary>One of the probes must succeed for the test to pass; null when nothing can be said beforehand.</summary>
    public static IReadOnlyList<Probe>? Of(int slot, ValueTest test) => test switch
    {
        ValueTest.Text text => OfGlob(slot, text.Glob) is { } probe ? [probe] : null,
        ValueTest.Number number => [.. Numbers(number).Distinct(StringComparer.OrdinalIgnoreCase).Select(text => new Probe(slot, LiteralPlace.Whole, text))],
        ValueTest.Matches matches => RequiredLiteral.Of(matches.Regex) is { Length: >= ShortestOfExpression } literal ? [new Probe(slot, LiteralPlace.Anywhere, literal)] : null,
        _ => null,
    };

    /// <summary>A number as it is written, and as <see cref="CanonicalNumber"/> writes what a record has written otherwise.</summary>
    private static IEnumerable<string> Numbers(ValueTest.Number number) => [number.Written, CanonicalNumber.Write(number.Wanted)];

    private static Probe? OfGlob(int slot, Glob glob)
    {
        if (glob.Plain is { } plain)
        {
            return plain.Length == 0 ? null : new Probe(slot, LiteralPlace.Whole, plain);
        }

        var longest = glob.Parts.MaxBy(part => part.Text.Length);
        var literal = longest.Text;
        return literal.Length == 0 ? null
            : longest == glob.Parts[0] ? new Probe(slot, LiteralPlace.Start, literal)
            : longest == glob.Parts[^1] ? new Probe(slot, LiteralPlace.End, literal)
            : new Probe(slot, LiteralPlace.Anywhere, literal);
    }
}
