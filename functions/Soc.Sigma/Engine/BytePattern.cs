using System.Buffers;
using System.Text;
using Soc.Sigma.Patterns;

namespace Soc.Sigma.Engine;

/// <summary>A <see cref="Glob"/> for UTF-8. One character is one Unicode scalar value, or one byte that belongs to none.</summary>
internal sealed class BytePattern(Glob glob, bool cased)
{
    private readonly (GlobKind Kind, byte[] Literal)[] parts =
        [.. glob.Parts.Select(part => (part.Kind, cased ? Encoding.UTF8.GetBytes(part.Text) : Folding.Fold(part.Text)))];

    public bool Matches(ReadOnlySpan<byte> text)
    {
        var (part, at, starPart, starAt) = (0, 0, -1, 0);
        while (part < parts.Length || at < text.Length)
        {
            if (part < parts.Length && parts[part].Kind == GlobKind.Any)
            {
                if (part == parts.Length - 1)
                {
                    return true;
                }

                (starPart, starAt) = (part++, at);
            }
            else if (part < parts.Length && Step(part, text[at..]) is var taken and >= 0)
            {
                at += taken;
                part++;
            }
            else if (starPart >= 0 && starAt < text.Length)
            {
                starAt = Retry(starPart + 1, text, starAt);
                (part, at) = (starPart + 1, starAt);
            }
            else
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The next place at which the part behind a star may begin.</summary>
    private int Retry(int part, ReadOnlySpan<byte> text, int from)
    {
        var next = from + Width(text[from..]);
        if (parts[part].Kind != GlobKind.Literal)
        {
            return next;
        }

        var found = text[next..].IndexOf(parts[part].Literal);
        return found < 0 ? text.Length : next + found;
    }

    /// <summary>How many bytes the part takes from the start of the text; -1 when it does not fit. The last part must take all.</summary>
    private int Step(int part, ReadOnlySpan<byte> text)
    {
        var (kind, literal) = parts[part];
        var taken = kind switch
        {
            GlobKind.Literal => text.StartsWith(literal) ? literal.Length : -1,
            GlobKind.Dash => Dash(text),
            _ => text.IsEmpty ? -1 : Width(text),
        };
        return part == parts.Length - 1 && taken != text.Length ? -1 : taken;
    }

    private static int Dash(ReadOnlySpan<byte> text) =>
        Rune.DecodeFromUtf8(text, out var rune, out var width) == OperationStatus.Done && Dashes.All.Contains((char)rune.Value, StringComparison.Ordinal) && rune.IsBmp
            ? width
            : -1;

    private static int Width(ReadOnlySpan<byte> text)
    {
        Rune.DecodeFromUtf8(text, out _, out var width);
        return width;
    }
}
