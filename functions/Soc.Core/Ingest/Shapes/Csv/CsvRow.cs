using System.Globalization;
using System.Text;

namespace Soc.Core.Ingest.Shapes.Csv;

/// <summary>One row of a table of comma separated values, as the record or the row that JSON would hold.</summary>
internal static class CsvRow
{
    /// <summary>Purview's search of the audit log, and Search-UnifiedAuditLog: the record itself is one of the columns.</summary>
    public const string AuditData = "AuditData";

    public const string CutOff = "AuditData holds no JSON object: a spreadsheet cuts off what is longer than 32,767 characters";

    /// <returns>The UTF-8 JSON of one object (of AuditData it is not checked), or what is wrong with the row.</returns>
    public static (ReadOnlyMemory<byte>? Record, string? Fault) Read(CsvHeader table, ReadOnlySpan<byte> row)
    {
        if (table.Refusal is { } refusal) return (null, refusal);
        var (cells, fault) = CsvCells.Of(row, table.Separator);
        if (fault is not null) return (null, fault);
        if (cells.Count < table.Columns.Count || cells.Skip(table.Columns.Count).Any(cell => cell.Length > 0))
            return (null, string.Create(CultureInfo.InvariantCulture, $"the row has {cells.Count} cells, the header {table.Columns.Count}"));
        var values = table.Columns.Zip(cells, KeyValuePair.Create).ToDictionary(cell => cell.Key, cell => cell.Value);
        return (values.TryGetValue(AuditData, out var record) ? Encoding.UTF8.GetBytes(record) : Object(values), null);
    }

    /// <summary>Without what data loss prevention found.</summary>
    /// <param name="isSecret">Whether a column of that name holds nothing else.</param>
    /// <param name="clean">Of one cell, UTF-8.</param>
    /// <returns>Null where the row cannot be read.</returns>
    public static byte[]? Cleaned(CsvHeader table, ReadOnlySpan<byte> row, Predicate<string> isSecret, Func<byte[], ReadOnlyMemory<byte>> clean)
    {
        var (cells, fault) = CsvCells.Of(row, table.Separator);
        if (fault is not null) return null;
        return CsvCells.Write(cells.Select((cell, at) => at < table.Columns.Count && isSecret(table.Columns[at]) ? "" : Encoding.UTF8.GetString(clean(Encoding.UTF8.GetBytes(cell)).Span)), table.Separator);
    }

    private static ReadOnlyMemory<byte> Object(Dictionary<string, string> values) => RecordWriter.Write(writer =>
    {
        foreach (var (name, value) in values) writer.WriteString(name, CsvTime.IsNamed(name) ? CsvTime.Spell(value) : value);
        if (!values.ContainsKey(CsvTables.Type)) writer.WriteText(CsvTables.Type, CsvTables.Of(values));
    });
}
