using System.Globalization;

namespace Soc.Core.Ingest;

/// <summary>
/// Instants as the sources spell them: ISO 8601 with any number of fraction digits, with or without a zone (then UTC), the hour with one digit
/// or two, and the US form of old exports.
/// </summary>
internal static class RecordTime
{
    private const int TickDigits = 7;

    private static readonly string[] Formats =
    [
        "yyyy-MM-dd'T'H:mm:ss.FFFFFFFK", "yyyy-MM-dd H:mm:ss.FFFFFFFK",
        "M/d/yyyy h:mm:ss tt", "M/d/yyyy h:mm:ss tt zzz", "M/d/yyyy H:mm:ss", "M/d/yyyy H:mm:ss zzz",
    ];

    // Sources send 0001-01-01 and 1601-01-01 for "no time".
    private static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static DateTimeOffset? Parse(string? text) =>
        text is not null
        && (IsoInstant.TryParse(text, out var time)
            || DateTimeOffset.TryParseExact(Shorten(text.Trim()), Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time))
        && time >= Earliest
            ? time
            : null;

    /// <returns>The one spelling of an instant that all copies of a record share, whatever their source wrote: UTC, no trailing zeros.</returns>
    public static string Spell(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    private static string Shorten(string text)
    {
        var point = text.IndexOf('.', StringComparison.Ordinal);
        if (point < 0) return text;
        var end = point + 1;
        while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
        return end - point - 1 <= TickDigits ? text : text.Remove(point + 1 + TickDigits, end - point - 1 - TickDigits);
    }
}
