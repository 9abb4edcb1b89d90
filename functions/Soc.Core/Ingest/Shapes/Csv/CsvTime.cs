using System.Globalization;

namespace Soc.Core.Ingest.Shapes.Csv;

/// <summary>
/// Instants as portals and spreadsheets show them, in UTC: <c>11/24/2026, 9:12:33.123 AM</c> where the browser speaks American English,
/// <c>24.11.2026, 09:12:33</c> where it speaks German. Day and month between slashes without AM or PM may stand either way round, and are not read.
/// </summary>
internal static class CsvTime
{
    private static readonly string[] Formats =
    [
        "M/d/yyyy, h:mm:ss.FFFFFFF tt", "M/d/yyyy h:mm:ss.FFFFFFF tt", "MMM d, yyyy h:mm:ss.FFFFFFF tt", "MMM d, yyyy, h:mm:ss.FFFFFFF tt",
        "d.M.yyyy, H:mm:ss.FFFFFFF", "d.M.yyyy, H:mm:ss','fff", "d.M.yyyy H:mm:ss.FFFFFFF", "d.M.yyyy H:mm:ss','fff", "d.M.yyyy H:mm",
    ];

    private static readonly string[] Endings = ["Time", "Timestamp", "TimeGenerated", "Date"];

    public static bool IsNamed(string column) => Endings.Any(ending => column.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <returns>The instant in ISO 8601, or the text as it is.</returns>
    public static string Spell(string text) =>
        DateTimeOffset.TryParseExact(Plain(text), Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? RecordTime.Spell(time) : text;

    /// <summary>Browsers set narrow spaces that do not break before AM and PM.</summary>
    private static string Plain(string text) => text.Trim().Replace('\u202F', ' ').Replace('\u00A0', ' ');
}
