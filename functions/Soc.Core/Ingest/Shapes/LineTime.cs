using System.Globalization;

namespace Soc.Core.Ingest.Shapes;

/// <summary>
/// When a syslog line's event was. What a device tells with its zone, or counted from 1970, is surer than the header, which by RFC 3164 has neither year
/// nor zone; a line that tells no time at all (an ASA's, unless it is told to) was written when it was taken.
/// </summary>
internal static class LineTime
{
    private const string AuditMark = "audit(";

    /// <summary>2001 and 2286, between which seconds since 1970 have ten digits.</summary>
    private const decimal Earliest = 1_000_000_000;
    private const decimal Latest = 10_000_000_000;

    /// <summary>FortiGate, Sophos; Check Point counts in <c>time</c>.</summary>
    private static readonly string[] Exact = ["eventtime", "timestamp"];

    /// <param name="fields">The names and values that the message is made of, or null.</param>
    /// <param name="header">What the line's header says.</param>
    public static DateTimeOffset? Of(Dictionary<string, string>? fields, DateTimeOffset? header, DateTimeOffset? takenAt)
    {
        if (fields is null) return header ?? takenAt;
        return Audited(fields)
            ?? Exact.Select(name => LogTime.Parse(fields.GetValueOrDefault(name), takenAt)).FirstOrDefault(time => time is not null)
            ?? (LogTime.TellsZone(Local(fields)) ? LogTime.Parse(Local(fields), takenAt) : null)
            ?? header
            ?? LogTime.Parse(Local(fields), takenAt)
            ?? takenAt;
    }

    /// <summary><c>msg=audit(1794903665.192:8272):</c>, to the millisecond.</summary>
    private static DateTimeOffset? Audited(Dictionary<string, string> fields) =>
        fields.GetValueOrDefault("msg") is { } mark && mark.StartsWith(AuditMark, StringComparison.Ordinal)
        && decimal.TryParse(mark.AsSpan(AuditMark.Length, Math.Max(0, mark.IndexOf(':', StringComparison.Ordinal) - AuditMark.Length)), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
        && seconds is > Earliest and < Latest
            ? DateTimeOffset.UnixEpoch.AddTicks((long)(seconds * TimeSpan.TicksPerSecond))
            : null;

    /// <summary>FortiGate: <c>date= time= tz=</c>; Sophos: <c>date= time= timezone=</c>; Stormshield: <c>time= tz=</c>; SonicWall writes all in <c>time</c>.</summary>
    private static string Local(Dictionary<string, string> fields)
    {
        var time = fields.GetValueOrDefault("time") ?? "";
        return (fields.TryGetValue("date", out var date) ? $"{date}T{time}" : time) + (fields.GetValueOrDefault("tz") ?? LogTime.Zone(fields.GetValueOrDefault("timezone")));
    }
}
