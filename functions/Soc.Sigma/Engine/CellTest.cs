using System.Text;
using Soc.Sigma.Expressions;
using Soc.Sigma.Patterns;

namespace Soc.Sigma.Engine;

/// <summary>A <see cref="ValueTest"/> made ready for the bytes of a <see cref="Row"/>.</summary>
internal abstract class CellTest
{
    /// <summary>Tests a value that has a text.</summary>
    public abstract bool Passes(Row row, int cell);

    public static CellTest Of(ValueTest test) => test switch
    {
        ValueTest.Text text => OfText(text),
        ValueTest.Number number => new IsNumber(number),
        ValueTest.Matches matches => new IsFound(matches.Regex),
        ValueTest.Compare compare => new OfChars(text => Decimals.Read(text) is { } number && compare.Comparison.Holds(number, compare.Limit), numeric: true),
        ValueTest.Network network => new OfChars(network.Range.Contains, numeric: false),
        ValueTest.Time time => new OfChars(text => time.Part.Read(text) is { } number && time.Comparison.Holds(number, time.Limit), numeric: false),
        _ => throw new ArgumentOutOfRangeException(nameof(test), test, "A test without bytes."),
    };

    private static CellTest OfText(ValueTest.Text test)
    {
        var glob = test.Glob;
        if (glob.Plain is { } plain)
        {
            return new Literal(LiteralPlace.Whole, plain, test.Cased);
        }

        return Shape(glob) switch
        {
            "L*" => new Literal(LiteralPlace.Start, glob.Parts[0].Text, test.Cased),
            "*L" => new Literal(LiteralPlace.End, glob.Parts[1].Text, test.Cased),
            "*L*" => new Literal(LiteralPlace.Anywhere, glob.Parts[1].Text, test.Cased),
            _ => new Wild(glob, test.Cased),
        };
    }

    /// <summary>The kinds of a pattern's parts, one letter each.</summary>
    public static string Shape(Glob glob) => string.Concat(glob.Parts.Select(part => part.Kind switch
    {
        GlobKind.Literal => 'L',
        GlobKind.Any => '*',
        GlobKind.One => '?',
        _ => '-',
    }));

    private sealed class Literal(LiteralPlace place, string literal, bool cased) : CellTest
    {
        private readonly byte[] wanted = cased ? Encoding.UTF8.GetBytes(literal) : Folding.Fold(literal);

        public override bool Passes(Row row, int cell) =>
            place.Holds(wanted, cased ? row.Text(row[cell]) : row.Folded(row[cell]));
    }

    private sealed class Wild(Glob glob, bool cased) : CellTest
    {
        private readonly BytePattern pattern = new(glob, cased);

        public override bool Passes(Row row, int cell) => pattern.Matches(cased ? row.Text(row[cell]) : row.Folded(row[cell]));
    }

    private sealed class IsNumber(ValueTest.Number number) : CellTest
    {
        private readonly byte[] written = Folding.Fold(number.Written);

        public override bool Passes(Row row, int cell) =>
            row.Folded(row[cell]).SequenceEqual(written)
            || (row[cell].Kind == SigmaValueKind.Number && Decimals.Read(row.Chars(cell)) == number.Wanted);
    }

    private sealed class IsFound(SafeRegex regex) : CellTest
    {
        private readonly byte[] required = Folding.Fold(RequiredLiteral.Of(regex) ?? "");

        public override bool Passes(Row row, int cell) =>
            row.Folded(row[cell]).IndexOf(required) >= 0 && regex.IsFoundIn(row.Chars(cell));
    }

    private delegate bool CharTest(ReadOnlySpan<char> text);

    private sealed class OfChars(CharTest test, bool numeric) : CellTest
    {
        public override bool Passes(Row row, int cell) =>
            !(numeric && row[cell].Kind == SigmaValueKind.Boolean) && test(row.Chars(cell));
    }
}
