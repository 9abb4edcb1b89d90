using System.Text;
using System.Text.Unicode;

namespace Soc.Core.Ingest;

/// <summary>
/// Repairs text that JSON readers accept and .NET strings do not: bytes that are no UTF-8 and escaped lone surrogates become U+FFFD.
/// </summary>
internal static class WellFormedText
{
    private const int EscapeLength = 6; // \uD83D

    // Quarantining instead would let anyone hide a mail from detection with half an emoji in its subject.
    public static ReadOnlyMemory<byte> Of(ReadOnlyMemory<byte> json)
    {
        if (!Utf8.IsValid(json.Span)) json = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(json.Span));
        return MayHoldSurrogates(json.Span) ? ReplaceLoneSurrogates(json) : json;
    }

    public static bool MayHoldSurrogates(ReadOnlySpan<byte> json)
    {
        for (var escape = json.IndexOf("\\u"u8); escape >= 0; escape = json.IndexOf("\\u"u8))
        {
            json = json[(escape + 2)..];
            if (!json.IsEmpty && json[0] is (byte)'d' or (byte)'D') return true;
        }
        return false;
    }

    private static ReadOnlyMemory<byte> ReplaceLoneSurrogates(ReadOnlyMemory<byte> json)
    {
        byte[]? repaired = null;
        for (var at = 0; at < json.Length; at++)
        {
            if (json.Span[at] != '\\') continue;
            var length = Surrogates(json.Span[at..]);
            if (length == EscapeLength) "\\ufffd"u8.CopyTo((repaired ??= json.ToArray()).AsSpan(at));
            at += length == 0 ? 1 : length - 1;
        }
        return repaired ?? json;
    }

    /// <returns>The length of the pair (12) or of the lone surrogate (6) that the escape begins, or 0.</returns>
    private static int Surrogates(ReadOnlySpan<byte> escape)
    {
        var first = Unit(escape);
        if (!char.IsSurrogate(first)) return 0;
        var paired = escape.Length >= 2 * EscapeLength && char.IsSurrogatePair(first, Unit(escape[EscapeLength..]));
        return paired ? 2 * EscapeLength : EscapeLength;
    }

    private static char Unit(ReadOnlySpan<byte> escape)
    {
        if (escape.Length < EscapeLength || escape[0] != '\\' || escape[1] != 'u') return '\0';
        var unit = 0;
        foreach (var digit in escape[2..EscapeLength])
        {
            if (!char.IsAsciiHexDigit((char)digit)) return '\0';
            unit = (unit * 16) + Convert.ToInt32(((char)digit).ToString(), 16);
        }
        return (char)unit;
    }
}
