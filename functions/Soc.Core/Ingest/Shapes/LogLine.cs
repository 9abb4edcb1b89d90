namespace Soc.Core.Ingest.Shapes;

/// <summary>Puts a log line into the shape of the table that the agents of Azure Monitor would write it to: Syslog or CommonSecurityLog.</summary>
internal static class LogLine
{
    /// <param name="line">What <see cref="LogLines.Length"/> found.</param>
    /// <param name="takenAt">When the message was taken from its sender, for lines that tell no year.</param>
    /// <returns>The UTF-8 JSON of one object, or what is wrong with the line.</returns>
    public static (ReadOnlyMemory<byte>? Record, string? Fault) Read(ReadOnlySpan<byte> line, DateTimeOffset? takenAt)
    {
        var text = LogLines.Text(line);
        if (CefLine.Find(text, afterWord: false) == 0) return Cef(text, null, takenAt);
        var (syslog, fault) = SyslogLine.Read(text, takenAt);
        if (syslog is null) return (null, fault);
        // FortiGate's "CEF: 0|" looks like a program of that name.
        var message = syslog.Program == "CEF" ? "CEF:" + syslog.Text : syslog.Text;
        var mark = CefLine.Find(message, afterWord: syslog.Program is null);
        return mark < 0 ? (SyslogRecord.Of(syslog, takenAt), null) : Cef(message[mark..], syslog, takenAt);
    }

    private static (ReadOnlyMemory<byte>?, string?) Cef(string text, SyslogLine? header, DateTimeOffset? takenAt) =>
        CefLine.Read(text) is { } line ? (CefRecord.Of(line, header, takenAt), null) : (null, "a CEF header has seven fields");
}
