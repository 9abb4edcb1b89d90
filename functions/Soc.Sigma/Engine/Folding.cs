using System.Buffers;
using System.Text;

namespace Soc.Sigma.Engine;

/// <summary>
/// Makes texts that differ only in case the same bytes. Two characters are the same when the simple upper-case mapping of
/// Unicode makes them so, as in <see cref="StringComparison.OrdinalIgnoreCase"/>; ASCII then becomes lower case.
/// </summary>
internal static class Folding
{
    /// <summary>No character grows by more than this factor when its case changes.</summary>
    public const int MostGrowth = 2;

    public static byte[] Fold(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var folded = new byte[bytes.Length * MostGrowth];
        return folded[..Fold(bytes, folded)];
    }

    /// <summary>Folds UTF-8 and returns how many bytes came out; the destination has <see cref="MostGrowth"/> times the room.</summary>
    public static int Fold(ReadOnlySpan<byte> utf8, Span<byte> folded)
    {
        Ascii.ToLower(utf8, folded, out var done);
        return done == utf8.Length ? done : done + FoldRunes(utf8[done..], folded[done..]);
    }

    private static int FoldRunes(ReadOnlySpan<byte> utf8, Span<byte> folded)
    {
        var written = 0;
        while (!utf8.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(utf8, out var rune, out var width) != OperationStatus.Done)
            {
                // What is no UTF-8 is compared byte by byte.
                utf8[..width].CopyTo(folded[written..]);
                written += width;
            }
            else
            {
                var upper = Rune.ToUpperInvariant(rune);
                written += (upper.IsAscii ? Rune.ToLowerInvariant(upper) : upper).EncodeToUtf8(folded[written..]);
            }

            utf8 = utf8[width..];
        }

        return written;
    }
}
