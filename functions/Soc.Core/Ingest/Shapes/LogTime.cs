using System.Globalization;
using System.Text.RegularExpressions;

namespace Soc.Core.Ingest.Shapes;

/// <summary>
/// Times as devices write them into lines: ISO 8601; <c>Nov 17 08:21:05</c> with or without year, fraction and zone; seconds, milli-, micro- or
/// nanoseconds since 1970. What tells no zone is UTC.
/// </summary>
internal static partial class LogTime
{
    /// <summary>A device's clock may be a little ahead of ours; a date further ahead is of the year before.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(1);

    /// <param name="takenAt">When the message was taken from its sender: a date without a year is the last such date before it.</param>
    /// <returns>Null where it is no time, or tells no year and nobody says when it was taken.</returns>
    public static DateTimeOffset? Parse(string? text, DateTimeOffset? takenAt) =>
        text is null ? null
        : Prefix(text, takenAt, out var time) is var length and > 0 && text[length..].AsSpan().Trim().IsEmpty ? time
        : Epoch(text.Trim());

    /// <returns>How many characters of the text the time at its start takes; 0 where none stands there.</returns>
    public static int Prefix(string text, DateTimeOffset? takenAt, out DateTimeOffset? time)
    {
        time = null;
        if (Iso().Match(text) is { Success: true } iso)
        {
            time = RecordTime.Parse(Zoned(iso.Value));
            return time is null ? 0 : iso.Length;
        }
        if (Written().Match(text) is not { Success: true } written) return 0;
        time = Year(written) is { } year ? At(written, year) : takenAt is { } taken ? Last(written, taken) : null;
        return written.Length;
    }

    private static DateTimeOffset? Last(Match written, DateTimeOffset taken) =>
        At(written, taken.UtcDateTime.Year + 1) is { } next && next <= taken + Ahead ? next
        : At(written, taken.UtcDateTime.Year) is { } same && same <= taken + Ahead ? same
        : At(written, taken.UtcDateTime.Year - 1);

    private static int? Year(Match written) =>
        (written.Groups["year"].Value + written.Groups["after"].Value) is { Length: 4 } year ? int.Parse(year, CultureInfo.InvariantCulture) : null;

    private static DateTimeOffset? At(Match written, int year)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{year:0000} {written.Groups["month"].Value} {written.Groups["day"].Value} {written.Groups["time"].Value}");
        if (year is < 2000 or >= 9999) return null;
        if (!DateTimeOffset.TryParseExact(text, "yyyy MMM d HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)) return null;
        return time + Fraction(written.Groups["fraction"].Value) - Offset(written.Groups["zone"].Value);
    }

    private static TimeSpan Fraction(string digits) =>
        digits.Length == 0 ? TimeSpan.Zero : TimeSpan.FromTicks(long.Parse(digits.PadRight(7, '0').AsSpan(0, 7), NumberStyles.None, CultureInfo.InvariantCulture));

    /// <summary>+0200, +02:00; UTC, GMT and nothing are none.</summary>
    private static TimeSpan Offset(string zone)
    {
        if (zone.Length < 5 || zone[0] is not ('+' or '-')) return TimeSpan.Zero;
        var offset = new TimeSpan(int.Parse(zone.AsSpan(1, 2), CultureInfo.InvariantCulture), int.Parse(zone.AsSpan(zone.Length - 2), CultureInfo.InvariantCulture), 0);
        return zone[0] == '-' ? -offset : offset;
    }

    /// <summary>RecordTime knows +02:00 only.</summary>
    private static string Zoned(string iso) => iso.Length > 5 && iso[^5] is '+' or '-' && iso[^3] != ':' ? iso.Insert(iso.Length - 2, ":") : iso;

    private static DateTimeOffset? Epoch(string text)
    {
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
        return text.Length switch
        {
            10 => DateTimeOffset.FromUnixTimeSeconds(number),
            13 => DateTimeOffset.FromUnixTimeMilliseconds(number),
            16 => DateTimeOffset.UnixEpoch.AddTicks(number * TimeSpan.TicksPerMicrosecond),
            19 => DateTimeOffset.UnixEpoch.AddTicks(number / TimeSpan.NanosecondsPerTick),
            _ => null,
        };
    }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)?", RegexOptions.CultureInvariant)]
    private static partial Regex Iso();

    [GeneratedRegex(
        @"^(?<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) +(?<day>\d{1,2})(,? (?<year>\d{4}))?,? (?<time>\d\d:\d\d:\d\d)([.,](?<fraction>\d{1,9}))?( (?<after>(19|20)\d\d)(?![^\s:]))?( (?<zone>UTC|GMT|Z|[+-]\d\d:?\d\d)(?![^\s:]))?",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Written();
}
