using System.Text;

namespace Soc.Core.Ingest.Shapes;

/// <summary>
/// The table CommonSecurityLog (https://learn.microsoft.com/azure/azure-monitor/reference/tables/commonsecuritylog), into which CEF lines are
/// put. AdditionalExtensions is an object here: of the vendor's own keys, and of the custom columns under what their labels call them.
/// </summary>
internal static class CefRecord
{
    public const string Table = "CommonSecurityLog";

    private const string Additional = "AdditionalExtensions";

    // The device's clock at the event, then what stands in the line besides, then when it was taken.
    private static readonly string[] Times = ["ReceiptTime", "EndTime", "StartTime"];

    /// <param name="header">Of the syslog line around it, or null.</param>
    public static ReadOnlyMemory<byte> Of(CefLine line, SyslogLine? header, DateTimeOffset? takenAt)
    {
        var columns = new Dictionary<string, string>();
        var additional = new Dictionary<string, string>();
        foreach (var (column, value) in CefColumns.Header.Zip(line.Header)) columns[column] = value;
        foreach (var (key, value) in line.Extension.Where(pair => pair.Value.Length > 0))
            if (CefColumns.Of(key) is { } column) columns.TryAdd(column, value);
            else additional.TryAdd(key, value);
        return Write(columns, additional, header?.Host, Time(columns, additional, header, takenAt));
    }

    /// <returns>An exported row with its AdditionalExtensions opened; null where that is done.</returns>
    public static ReadOnlyMemory<byte>? Of(RecordNode row)
    {
        if (row[Additional].IsObject) return null;
        var additional = Split(row.Text(Additional) ?? "");
        foreach (var column in CefColumns.Labelled)
            if (row.Text(column) is { } value) Label(row.Text(column + "Label"), value, additional);
        return RecordWriter.With(row, Additional, additional);
    }

    private static DateTimeOffset? Time(Dictionary<string, string> columns, Dictionary<string, string> additional, SyslogLine? header, DateTimeOffset? takenAt)
    {
        DateTimeOffset? At(string column) => LogTime.Parse(columns.GetValueOrDefault(column), takenAt);
        var own = additional.Where(pair => pair.Key.EndsWith("eventtime", StringComparison.Ordinal)).Select(pair => LogTime.Parse(pair.Value, takenAt)).FirstOrDefault(time => time is not null);
        return At(Times[0]) ?? own ?? header?.Time ?? At(Times[1]) ?? At(Times[2]) ?? takenAt;
    }

    private static ReadOnlyMemory<byte> Write(Dictionary<string, string> columns, Dictionary<string, string> additional, string? host, DateTimeOffset? time)
    {
        foreach (var column in CefColumns.Labelled)
            if (columns.TryGetValue(column, out var value)) Label(columns.GetValueOrDefault(column + "Label"), value, additional);
        return RecordWriter.Write(writer =>
        {
            writer.WriteString("Type", Table);
            writer.WriteTime(time);
            writer.WriteText("Computer", host);
            foreach (var (column, value) in columns) writer.WriteString(column, value);
            writer.WriteTexts(Additional, additional);
        });
    }

    private static void Label(string? label, string value, Dictionary<string, string> additional)
    {
        if (!string.IsNullOrWhiteSpace(label)) additional.TryAdd(label.Trim(), value);
    }

    /// <summary>The agent joins what has no column with semicolons: <c>cat=Firewall;PanOSRuleUUID=…</c>.</summary>
    private static Dictionary<string, string> Split(string text)
    {
        var found = new Dictionary<string, StringBuilder>();
        StringBuilder? last = null;
        foreach (var part in text.Split(';'))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || part.AsSpan(0, equals).Contains(' ')) last?.Append(part.Length > 0 ? ";" : "").Append(part);
            else if (!found.TryGetValue(part[..equals], out last)) found[part[..equals]] = last = new(part[(equals + 1)..]);
        }
        return found.ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
    }
}
