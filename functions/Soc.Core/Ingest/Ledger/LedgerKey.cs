using System.Globalization;

namespace Soc.Core.Ingest.Ledger;

/// <summary>
/// The documents of a tenant's ledger, all in partition "tenant|ledger", so that what a message changes is one transaction: "sources", "salt",
/// "day|{day}|{source}", and the slots: "seen|{day}|{time}|{source}" by event time, and "kept|{day}|{time}|{source}", what lies in quarantine, by its arrival.
/// </summary>
internal static class LedgerKey
{
    public const string Sources = "sources";
    public const string Salt = "salt";

    private const string Unknown = "unknown";
    private const string DayFormat = "yyyyMMdd";

    public static string Day(SignalSource? source, DateTimeOffset at) => $"{DaysFrom(at)}|{Name(source)}";

    /// <returns>The source and the day of a key that <see cref="Day"/> made.</returns>
    public static (SignalSource? Source, DateTimeOffset Day) OfDay(string key)
    {
        var parts = key.Split('|');
        return (Enum.TryParse<SignalSource>(parts[2], out var source) ? source : null, DateTimeOffset.ParseExact(parts[1], DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal));
    }

    /// <summary>Where the days begin that are not before this one.</summary>
    public static string DaysFrom(DateTimeOffset at) => $"day|{at.UtcDateTime.ToString(DayFormat, CultureInfo.InvariantCulture)}";

    public static string Name(SignalSource? source) => source?.ToString() ?? Unknown;
}
