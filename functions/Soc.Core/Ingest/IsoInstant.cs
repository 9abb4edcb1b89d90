namespace Soc.Core.Ingest;

/// <summary>
/// ISO 8601 in UTC as nearly all records have it, <c>2026-11-02T08:00:00.1234567Z</c>: any number of fraction digits or none, of which seven count, with
/// or without the Z. Whatever else an instant may look like is for others to read.
/// </summary>
internal static class IsoInstant
{
    private const string Whole = "0000-00-00T00:00:00";
    private const int TickDigits = 7;

    public static bool TryParse(ReadOnlySpan<char> text, out DateTimeOffset time)
    {
        time = default;
        if (text.EndsWith('Z')) text = text[..^1];
        if (text.Length < Whole.Length || !HasForm(text) || !TryFraction(text[Whole.Length..], out var ticks)) return false;
        var (year, month, day) = ((Pair(text, 0) * 100) + Pair(text, 2), Pair(text, 5), Pair(text, 8));
        var (hour, minute, second) = (Pair(text, 11), Pair(text, 14), Pair(text, 17));
        if (year == 0 || month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59) return false;
        time = new DateTimeOffset(year, month, day, hour, minute, second, TimeSpan.Zero).AddTicks(ticks);
        return true;
    }

    private static bool HasForm(ReadOnlySpan<char> text)
    {
        for (var at = 0; at < Whole.Length; at++)
            if (Whole[at] == '0' ? !char.IsAsciiDigit(text[at]) : text[at] != Whole[at]) return false;
        return true;
    }

    private static bool TryFraction(ReadOnlySpan<char> text, out int ticks)
    {
        ticks = 0;
        if (text.IsEmpty) return true;
        if (text.Length == 1 || text[0] != '.' || text[1..].ContainsAnyExceptInRange('0', '9')) return false;
        for (var digit = 1; digit <= TickDigits; digit++) ticks = (ticks * 10) + (digit < text.Length ? text[digit] - '0' : 0);
        return true;
    }

    private static int Pair(ReadOnlySpan<char> text, int at) => ((text[at] - '0') * 10) + text[at + 1] - '0';
}
