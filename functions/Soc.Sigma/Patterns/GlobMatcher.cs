using System.Text;

namespace Soc.Sigma.Patterns;

/// <summary>Tries a <see cref="Glob"/> on a text, character by character.</summary>
internal static class GlobMatcher
{
    public static bool Matches(Glob glob, bool cased, ReadOnlySpan<char> text)
    {
        if (glob.Plain is { } plain)
        {
            return Same(plain, text, cased);
        }

        // Backtracking to the last * alone is enough: what an earlier one could take, the last one can take too.
        var (part, at, starPart, starAt) = (0, 0, -1, 0);
        while (part < glob.Parts.Count || at < text.Length)
        {
            if (part < glob.Parts.Count && glob.Parts[part].Kind == GlobKind.Any)
            {
                if (part == glob.Parts.Count - 1)
                {
                    return true;
                }

                (starPart, starAt) = (part++, at);
            }
            else if (part < glob.Parts.Count && Step(glob.Parts[part], cased, text[at..], part == glob.Parts.Count - 1) is var taken and >= 0)
            {
                at += taken;
                part++;
            }
            else if (starPart >= 0 && starAt < text.Length)
            {
                Rune.DecodeFromUtf16(text[starAt..], out _, out var width);
                starAt += width;
                (part, at) = (starPart + 1, starAt);
            }
            else
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>How many characters the part takes from the start of the text; -1 when it does not fit. The last part must take all.</summary>
    private static int Step(GlobPart part, bool cased, ReadOnlySpan<char> text, bool last)
    {
        var taken = part.Kind switch
        {
            GlobKind.Literal => text.Length >= part.Text.Length && Same(part.Text, text[..part.Text.Length], cased) ? part.Text.Length : -1,
            GlobKind.Dash => text.Length > 0 && Dashes.All.Contains(text[0], StringComparison.Ordinal) ? 1 : -1,
            _ => Rune.DecodeFromUtf16(text, out _, out var width) == System.Buffers.OperationStatus.NeedMoreData && width == 0 ? -1 : width,
        };
        return last && taken != text.Length ? -1 : taken;
    }

    private static bool Same(string wanted, ReadOnlySpan<char> given, bool cased) =>
        given.Equals(wanted, cased ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase);
}
