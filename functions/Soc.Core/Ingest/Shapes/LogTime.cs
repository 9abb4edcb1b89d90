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

    /// <summary>What Cisco's devices call the zones of Europe and America, in hours.</summary>
    private static readonly Dictionary<string, int> Zones = new()
    {
        ["WEST"] = 1, ["BST"] = 1, ["CET"] = 1, ["CEST"] = 2, ["EET"] = 2, ["EEST"] = 3,
        ["EST"] = -5, ["EDT"] = -4, ["CST"] = -6, ["CDT"] = -5, ["MST"] = -7, ["MDT"] = -6, ["PST"] = -8, ["PDT"] = -7,
    };

    /// <param name="takenAt">When the message was taken from its sender: a date without a year is the last such date before it.</param>
    /// <returns>Null where it is no time, or tells no year and nobody says when it was taken.</returns>
    public static DateTimeOffset? Parse(string? text, DateTimeOffset? takenAt) =>
        text is null ? null
        : Prefix(text, takenAt, out var time) is var length and > 0 && text[length..].AsSpan().Trim().IsEmpty ? time
        : Epoch(text.Trim());

    /// <param name="name">CEST, +2.</param>
    /// <returns>+02:00; nothing for a name that nobody knows, or that several zones share.</returns>
    public static string Zone(string? name) =>
        name is not null && (Zones.TryGetValue(name, out var hours) || (name.Length is 2 or 3 && name[0] is '+' or '-' && int.TryParse(name, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out hours)))
            ? string.Create(CultureInfo.InvariantCulture, $"{(hours < 0 ? '-' : '+')}{Math.Abs(hours):00}:00")
            : "";

    /// <summary>Whether it says which instant it means, wherever it is read.</summary>
    public static bool TellsZone(string text) => Sure().IsMatch(text);

    /// <returns>How many characters of the text the time at its start takes; 0 where none stands there.</returns>
    public static int Prefix(string text, DateTimeOffset? takenAt, out DateTimeOffset? time)
    {
        time = null;
        if (Iso().Match(text) is { Success: true } iso)
        {
            time = RecordTime.Parse(Zoned(iso.Value.Replace(" UTC", "Z", StringComparison.Ordinal)));
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

    /// <summary>+0200, +02:00, CEST; UTC, GMT, nothing, and a name that nobody knows are none.</summary>
    private static TimeSpan Offset(string zone)
    {
        if (Zones.TryGetValue(zone, out var hours)) return TimeSpan.FromHours(hours);
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

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?(Z| UTC|[+-]\d\d:?\d\d)?", RegexOptions.CultureInvariant)]
    private static partial Regex Iso();

    [GeneratedRegex(@"^\d{10,19}$|\d(Z| UTC|[+-]\d\d:?\d\d)$", RegexOptions.CultureInvariant)]
    private static partial Regex Sure();

    [GeneratedRegex(
        @"^(?<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) +(?<day>\d{1,2})(,? (?<year>\d{4}))?,? (?<time>\d\d:\d\d:\d\d)([.,](?<fraction>\d{1,9}))?( (?<after>(19|20)\d\d)(?![^\s:]))?( (?<zone>UTC|GMT|Z|[A-Z]{3,4}(?= ?: )|[+-]\d\d:?\d\d)(?![^\s:]))?",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Written();
}
