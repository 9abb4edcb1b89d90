using System.Collections.Frozen;
using System.Text;
using System.Text.Json;

namespace Soc.Core.Ingest.Shapes;

/// <summary>
/// How the rows of an exported table become records of their source again. What <see cref="Fields"/> does not name goes where
/// <see cref="Elsewhere"/> says, so that a column that the table has got since is not lost.
/// </summary>
internal sealed class ExportedTable
{
    /// <summary>Columns that the workspace adds, and no source sent; so are those that begin with an underscore.</summary>
    private static readonly FrozenSet<string> OfTheWorkspace =
        new[] { "Type", "TenantId", "TimeGenerated", "SourceSystem", "MG", "ManagementGroupName", "TableName" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private readonly FrozenSet<string> _named;

    /// <param name="fields">What is called otherwise than in the records, or stands elsewhere.</param>
    public ExportedTable(params IEnumerable<ExportedField> fields)
    {
        Fields = [.. fields];
        _named = Fields.SelectMany(field => field.Columns).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }

    public IReadOnlyList<ExportedField> Fields { get; }

    /// <summary>What every record of the source says and no row: its category, for instance.</summary>
    public IReadOnlyList<(string Path, string Value)> Constants { get; init; } = [];

    /// <summary>The path of a column that nothing else is said about.</summary>
    public required Func<string, string> Elsewhere { get; init; }

    /// <summary>Columns that say again what others say, or nothing about the event.</summary>
    public FrozenSet<string> LeftOut { get; init; } = [];

    /// <summary>Columns of JSON, which the records hold as it is; in the row it may be in a string.</summary>
    public FrozenSet<string> Opened { get; init; } = [];

    /// <summary>Columns of JSON, which the records hold in a string; in the row it may be as it is.</summary>
    public FrozenSet<string> InText { get; init; } = [];

    /// <returns>The record, UTF-8 JSON; without what the row does not say.</returns>
    public ReadOnlyMemory<byte> Record(ExportedRow row)
    {
        var leaves = new List<JsonLeaf>();
        foreach (var (path, value) in Constants) leaves.Add(new(path.Split('.'), JsonSerializer.SerializeToUtf8Bytes(value)));
        foreach (var field in Fields)
            if (First(row, field.Columns) is { } value) leaves.Add(new(field.Steps, value));
        foreach (var name in row.Names)
            if (!IsDealtWith(name) && Value(row, name) is { } value) leaves.Add(new(Elsewhere(name).Split('.'), value));
        return JsonTree.Write(leaves);
    }

    private bool IsDealtWith(string column) => _named.Contains(column) || LeftOut.Contains(column) || OfTheWorkspace.Contains(column) || column.StartsWith('_');

    private ReadOnlyMemory<byte>? First(ExportedRow row, IReadOnlyList<string> columns)
    {
        foreach (var column in columns)
            if (Value(row, column) is { } value) return value;
        return null;
    }

    private ReadOnlyMemory<byte>? Value(ExportedRow row, string column)
    {
        if (row[column] is not { IsPresent: true } value) return null;
        if (Opened.Contains(column) && IsNested(value.Inside)) return value.Inside.Written;
        return InText.Contains(column) && IsNested(value) ? JsonSerializer.SerializeToUtf8Bytes(Encoding.UTF8.GetString(value.Written.Span)) : value.Written;
    }

    private static bool IsNested(RecordNode value) => value.IsObject || value.IsArray;
}

/// <param name="Path">In the record.</param>
/// <param name="Columns">The first of them that holds something fills it.</param>
internal sealed record ExportedField(string Path, params IReadOnlyList<string> Columns)
{
    public string[] Steps { get; } = Path.Split('.');
}
