using System.Text;

namespace Soc.Core.Ingest.Shapes.Csv;

/// <summary>The cells of one row of RFC 4180.</summary>
internal static class CsvCells
{
    /// <param name="row">With its line end or without. Bytes that are no UTF-8 become U+FFFD.</param>
    /// <returns>What the cells hold, or what is wrong with the row.</returns>
    public static (IReadOnlyList<string> Cells, string? Fault) Of(ReadOnlySpan<byte> row, byte separator)
    {
        var text = Encoding.UTF8.GetString(row).TrimEnd('\r', '\n');
        var cells = new List<string>();
        for (var at = 0; ; at++)
        {
            var isQuoted = at < text.Length && text[at] == '"';
            var end = isQuoted ? Quoted(text, at) : Plain(text, at, (char)separator);
            if (end < 0) return (cells, "a quote is not closed");
            cells.Add(isQuoted ? text[(at + 1)..(end - 1)].Replace("\"\"", "\"", StringComparison.Ordinal) : text[at..end]);
            if (end == text.Length) return (cells, null);
            if (text[end] != separator) return (cells, "something stands behind a closing quote");
            at = end;
        }
    }

    public static byte[] Write(IEnumerable<string> cells, byte separator) =>
        Encoding.UTF8.GetBytes(string.Join((char)separator, cells.Select(cell => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\r\n");

    private static int Plain(string text, int from, char separator) => text.IndexOf(separator, from) is var end and >= 0 ? end : text.Length;

    /// <returns>Behind the closing quote; -1 where there is none.</returns>
    private static int Quoted(string text, int from)
    {
        for (var at = from + 1; (at = text.IndexOf('"', at)) >= 0; at += 2)
            if (at + 1 == text.Length || text[at + 1] != '"') return at + 1;
        return -1;
    }
}
