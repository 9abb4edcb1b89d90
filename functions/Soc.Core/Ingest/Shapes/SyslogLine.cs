namespace Soc.Core.Ingest.Shapes;

/// <summary>What a syslog line says, whichever of the two RFCs it follows.</summary>
/// <param name="Priority">0 to 191: facility times eight plus severity; null in log files, which leave it out.</param>
/// <param name="Time">Null where the line tells none, or no year.</param>
/// <param name="Program">APP-NAME or TAG.</param>
/// <param name="Data">Structured data: element, name, value. Elements without a name are a vendor's own.</param>
/// <param name="Text">The message itself.</param>
internal sealed record SyslogLine(
    int? Priority,
    DateTimeOffset? Time,
    string? Host,
    string? Program,
    string? ProcessId,
    string? MessageId,
    IReadOnlyList<(string Element, string Name, string Value)> Data,
    string Text)
{
    private const int HighestPriority = 191;

    // As syslog.h and the agents of Azure Monitor call them.
    private static readonly string[] Facilities =
    [
        "kern", "user", "mail", "daemon", "auth", "syslog", "lpr", "news", "uucp", "cron", "authpriv", "ftp", "ntp", "audit", "alert", "clock",
        "local0", "local1", "local2", "local3", "local4", "local5", "local6", "local7",
    ];

    private static readonly string[] Severities = ["emerg", "alert", "crit", "err", "warning", "notice", "info", "debug"];

    public string? Facility => Priority is { } priority ? Facilities[priority / 8] : null;

    public string? Severity => Priority is { } priority ? Severities[priority % 8] : null;

    /// <param name="takenAt">When the message was taken from its sender, for lines that tell no year.</param>
    /// <returns>The line, or what is wrong with it.</returns>
    public static (SyslogLine? Line, string? Fault) Read(string text, DateTimeOffset? takenAt)
    {
        if (!text.StartsWith('<')) return (MerakiLine.Within(Rfc3164.Read(null, text, takenAt)), null);
        var end = text.IndexOf('>', StringComparison.Ordinal);
        if (end < 0 || !int.TryParse(text.AsSpan(1, end - 1), out var priority) || priority > HighestPriority) return (null, "the priority is no number up to 191");
        var rest = text[(end + 1)..];
        if (MerakiLine.Read(priority, rest) is { } meraki) return (meraki, null);
        return rest.StartsWith("1 ", StringComparison.Ordinal) ? Rfc5424.Read(priority, rest[2..], takenAt) : (MerakiLine.Within(Rfc3164.Read(priority, rest, takenAt)), null);
    }
}
