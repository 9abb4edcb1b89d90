using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Soc.Core.Ingest;

/// <summary>
/// Instants as the sources spell them: ISO 8601 with any number of fraction digits, with or without a zone (then UTC), the hour with one digit
/// or two, and the US form of old exports.
/// </summary>
internal static class RecordTime
{
    private const int TickDigits = 7;

    /// <summary>Characters; no instant has more.</summary>
    private const int Longest = 64;

    private static readonly string[] Formats =
    [
        "yyyy-MM-dd'T'H:mm:ss.FFFFFFFK", "yyyy-MM-dd H:mm:ss.FFFFFFFK",
        "M/d/yyyy h:mm:ss tt", "M/d/yyyy h:mm:ss tt zzz", "M/d/yyyy H:mm:ss", "M/d/yyyy H:mm:ss zzz",
    ];

    // Sources send 0001-01-01 and 1601-01-01 for "no time".
    private static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static DateTimeOffset? Parse(ReadOnlySpan<char> text) =>
        (IsoInstant.TryParse(text, out var time) || TryParseOther(text.Trim(), out time)) && time >= Earliest ? time : null;

    /// <param name="utf8">Without escapes.</param>
    public static DateTimeOffset? Parse(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > Longest) return null;
        Span<char> text = stackalloc char[Longest];
        return Parse(text[..Encoding.UTF8.GetChars(utf8, text)]);
    }

    private static bool TryParseOther(ReadOnlySpan<char> text, out DateTimeOffset time)
    {
        time = default;
        // Spares the attempt, which is dear where it fails.
        if (text.IsEmpty || text.Length > Longest || !char.IsAsciiDigit(text[0]) || !text.Contains(':')) return false;
        Span<char> shorter = stackalloc char[Longest];
        return DateTimeOffset.TryParseExact(Shorten(text, shorter), Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);
    }

    /// <summary>Appends the one spelling of an instant that all copies of a record share, whatever their source wrote: UTC, no trailing zeros.</summary>
    public static void Spell(DateTimeOffset time, ref DefaultInterpolatedStringHandler text)
    {
        Span<char> spelled = stackalloc char[Longest];
        time.UtcDateTime.TryFormat(spelled, out var length, "O", CultureInfo.InvariantCulture);
        text.AppendFormatted(spelled[..(length - 1)].TrimEnd('0').TrimEnd('.'));
        text.AppendLiteral("Z");
    }

    /// <returns>The same by itself.</returns>
    public static string Spell(DateTimeOffset time)
    {
        var text = new DefaultInterpolatedStringHandler(0, 0, null, stackalloc char[Longest]);
        Spell(time, ref text);
        return text.ToStringAndClear();
    }

    /// <summary>Without the digits of the fraction that are finer than a tick.</summary>
    private static ReadOnlySpan<char> Shorten(ReadOnlySpan<char> text, Span<char> room)
    {
        var point = text.IndexOf('.');
        if (point < 0) return text;
        var end = point + 1;
        while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
        var kept = point + 1 + TickDigits;
        if (end <= kept) return text;
        text[..kept].CopyTo(room);
        text[end..].CopyTo(room[kept..]);
        return room[..(kept + text.Length - end)];
    }
}
