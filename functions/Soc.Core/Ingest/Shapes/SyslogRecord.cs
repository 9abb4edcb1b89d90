using System.Text.Json;

namespace Soc.Core.Ingest.Shapes;

/// <summary>
/// The table Syslog (https://learn.microsoft.com/azure/azure-monitor/reference/tables/syslog), into which syslog lines are put. MsgId and
/// StructuredData are the line's; Fields are the names and values of which some messages are made.
/// </summary>
internal static class SyslogRecord
{
    public const string Table = "Syslog";

    private const string Members = "Fields";

    /// <summary>What FortiGate, Sophos and SonicWall, who may write no header but the priority, call themselves.</summary>
    private static readonly string[] Names = ["devname", "device_name", "fw"];

    public static ReadOnlyMemory<byte> Of(SyslogLine line, DateTimeOffset? takenAt)
    {
        var fields = Fields(line.Program, line.Text, line.Data);
        var host = line.Host ?? (fields is null ? null : Names.Select(name => fields.GetValueOrDefault(name)).FirstOrDefault(name => !string.IsNullOrEmpty(name)));
        return RecordWriter.Write(writer =>
        {
            writer.WriteString("Type", Table);
            writer.WriteTime(LineTime.Of(fields, line.Time, takenAt));
            writer.WriteText("Computer", host);
            writer.WriteText("HostName", host);
            writer.WriteText("Facility", line.Facility);
            writer.WriteText("SeverityLevel", line.Severity);
            writer.WriteText("ProcessName", line.Program);
            writer.WriteText("ProcessID", line.ProcessId);
            writer.WriteText("MsgId", line.MessageId);
            writer.WriteString("SyslogMessage", line.Text);
            if (line.Data is [{ Element.Length: > 0 }, ..]) Write(writer, line.Data);
            if (fields is not null) writer.WriteTexts(Members, fields);
        });
    }

    /// <returns>An exported row with the fields of its message; null where they are there, or it has none.</returns>
    public static ReadOnlyMemory<byte>? Of(RecordNode row)
    {
        if (row[Members].IsObject || Fields(row.Text("ProcessName"), row.Text("SyslogMessage") ?? "", []) is not { } fields) return null;
        return RecordWriter.With(row, Members, fields);
    }

    private static Dictionary<string, string>? Fields(string? program, string text, IReadOnlyList<(string Element, string Name, string Value)> data)
    {
        if (data is [{ Element: "" }, ..]) return Unique(data);
        if (LeefText.Begins(text)) return LeefText.Read(text);
        return NameValueText.Begins(text) || IsOfPacketFilter(program, text) ? NameValueText.Read(text) : null;
    }

    /// <summary>Of the kernel, or of what passes its lines on.</summary>
    private static bool IsOfPacketFilter(string? program, string text) =>
        text.Contains(" SRC=", StringComparison.Ordinal) && (program == "kernel" || (text.Contains("IN=", StringComparison.Ordinal) && text.Contains(" DST=", StringComparison.Ordinal)));

    private static void Write(Utf8JsonWriter writer, IReadOnlyList<(string Element, string Name, string Value)> data)
    {
        writer.WriteStartObject("StructuredData");
        foreach (var element in data.GroupBy(pair => pair.Element)) writer.WriteTexts(element.Key, Unique(element));
        writer.WriteEndObject();
    }

    private static Dictionary<string, string> Unique(IEnumerable<(string Element, string Name, string Value)> pairs) =>
        pairs.GroupBy(pair => pair.Name).ToDictionary(same => same.Key, same => same.First().Value);
}
