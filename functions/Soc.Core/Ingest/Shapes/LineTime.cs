namespace Soc.Core.Ingest.Shapes;

/// <summary>
/// When a syslog line's event was. What a device tells with its zone, or counted from 1970, is surer than the header, which by RFC 3164 has neither year
/// nor zone; a line that tells no time at all (an ASA's, unless it is told to) was written when it was taken.
/// </summary>
internal static class LineTime
{
    /// <summary>FortiGate, Sophos; Check Point counts in <c>time</c>.</summary>
    private static readonly string[] Exact = ["eventtime", "timestamp"];

    /// <param name="fields">The names and values that the message is made of, or null.</param>
    /// <param name="header">What the line's header says.</param>
    public static DateTimeOffset? Of(Dictionary<string, string>? fields, DateTimeOffset? header, DateTimeOffset? takenAt)
    {
        if (fields is null) return header ?? takenAt;
        return Exact.Select(name => LogTime.Parse(fields.GetValueOrDefault(name), takenAt)).FirstOrDefault(time => time is not null)
            ?? (LogTime.TellsZone(Local(fields)) ? LogTime.Parse(Local(fields), takenAt) : null)
            ?? header
            ?? LogTime.Parse(Local(fields), takenAt)
            ?? takenAt;
    }

    /// <summary>FortiGate: <c>date= time= tz=</c>; Sophos: <c>date= time= timezone=</c>; Stormshield: <c>time= tz=</c>; SonicWall writes all in <c>time</c>.</summary>
    private static string Local(Dictionary<string, string> fields)
    {
        var time = fields.GetValueOrDefault("time") ?? "";
        return (fields.TryGetValue("date", out var date) ? $"{date}T{time}" : time) + (fields.GetValueOrDefault("tz") ?? LogTime.Zone(fields.GetValueOrDefault("timezone")));
    }
}
