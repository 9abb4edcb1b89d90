using System.Buffers.Text;
using System.Text;

namespace Soc.Core.Ingest;

/// <summary>Takes the escapes out of a JSON text (RFC 8259, section 7). Half of a surrogate pair becomes U+FFFD, as in <see cref="WellFormedText"/>.</summary>
internal static class JsonEscapes
{
    private const int UnicodeLength = 6; // \u00e4

    /// <param name="escaped">Between the quotes of a text that a JSON reader took.</param>
    /// <param name="plain">Room for as many bytes as there are.</param>
    /// <returns>How many bytes it became.</returns>
    public static int Remove(ReadOnlySpan<byte> escaped, Span<byte> plain)
    {
        var written = 0;
        for (var escape = escaped.IndexOf((byte)'\\'); escape >= 0; escape = escaped.IndexOf((byte)'\\'))
        {
            escaped[..escape].CopyTo(plain[written..]);
            written += escape;
            escaped = escaped[escape..];
            if (escaped[1] == 'u')
            {
                var (rune, length) = Unicode(escaped);
                written += rune.EncodeToUtf8(plain[written..]);
                escaped = escaped[length..];
            }
            else
            {
                plain[written++] = Single(escaped[1]);
                escaped = escaped[2..];
            }
        }

        escaped.CopyTo(plain[written..]);
        return written + escaped.Length;
    }

    private static byte Single(byte letter) => letter switch
    {
        (byte)'n' => (byte)'\n',
        (byte)'r' => (byte)'\r',
        (byte)'t' => (byte)'\t',
        (byte)'b' => (byte)'\b',
        (byte)'f' => (byte)'\f',
        _ => letter,
    };

    private static (Rune Rune, int Length) Unicode(ReadOnlySpan<byte> escape)
    {
        var first = Unit(escape);
        if (Rune.TryCreate(first, out var whole)) return (whole, UnicodeLength);
        return escape.Length >= 2 * UnicodeLength && escape[UnicodeLength..].StartsWith("\\u"u8) && Rune.TryCreate(first, Unit(escape[UnicodeLength..]), out var pair)
            ? (pair, 2 * UnicodeLength)
            : (Rune.ReplacementChar, UnicodeLength);
    }

    private static char Unit(ReadOnlySpan<byte> escape) =>
        Utf8Parser.TryParse(escape[2..UnicodeLength], out ushort unit, out _, 'X') ? (char)unit : '\uFFFD';
}
