using System.Globalization;

namespace Soc.Sigma.Expressions;

internal enum TimePart
{
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
}

internal static class TimeParts
{
    /// <summary>
    /// The part of a date as it is written, without conversion to another zone (Sigma specification, time modifiers);
    /// null when the text is no date. Weeks are those of ISO 8601.
    /// </summary>
    public static int? Read(this TimePart part, ReadOnlySpan<char> text)
    {
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
        {
            return null;
        }

        return part switch
        {
            TimePart.Minute => time.Minute,
            TimePart.Hour => time.Hour,
            TimePart.Day => time.Day,
            TimePart.Week => ISOWeek.GetWeekOfYear(time.DateTime),
            TimePart.Month => time.Month,
            _ => time.Year,
        };
    }
}
