using System.ClientModel.Primitives;
using System.Collections;
using System.Text.Json;

namespace Azure.Monitor.Query.Logs.Models;

// Signatures: sdk/monitor/Azure.Monitor.Query.Logs/api/Azure.Monitor.Query.Logs.net10.0.cs. Behavior: src/Models/LogsQueryResult.cs,
// src/Models/LogsTableRow.cs (cells are JSON, read by their column's type) and src/Models/LogsQueryModelFactory.cs.

public class LogsQueryResult
{
    private readonly JsonElement _error;

    internal LogsQueryResult(IReadOnlyList<LogsTable> tables, JsonElement error) => (AllTables, _error) = (tables, error);

    public IReadOnlyList<LogsTable> AllTables { get; }

    public ResponseError Error => _error.ValueKind == JsonValueKind.Undefined
        ? null
        : ModelReaderWriter.Read<ResponseError>(BinaryData.FromString(_error.GetRawText()), ModelReaderWriterOptions.Json);
}

public class LogsTable
{
    internal LogsTable(string name, IReadOnlyList<LogsTableColumn> columns, IReadOnlyList<LogsTableRow> rows) =>
        (Name, Columns, Rows) = (name, columns, rows);

    public string Name { get; }

    public IReadOnlyList<LogsTableColumn> Columns { get; }

    public IReadOnlyList<LogsTableRow> Rows { get; }
}

public class LogsTableColumn
{
    internal LogsTableColumn(string name, LogsColumnType type) => (Name, Type) = (name, type);

    public string Name { get; }

    public LogsColumnType Type { get; }
}

public class LogsTableRow : IReadOnlyList<object>
{
    private readonly IReadOnlyList<LogsTableColumn> _columns;
    private readonly JsonElement _row;

    internal LogsTableRow(IReadOnlyList<LogsTableColumn> columns, JsonElement row) => (_columns, _row) = (columns, row);

    public int Count => _row.GetArrayLength();

    public object this[int index] => _row[index] is { ValueKind: not JsonValueKind.Null } cell ? Read(cell, _columns[index].Type.ToString()) : null;

    IEnumerator<object> IEnumerable<object>.GetEnumerator() => Enumerable.Range(0, Count).Select(index => this[index]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<object>)this).GetEnumerator();

    private static object Read(JsonElement cell, string type) => type switch
    {
        "datetime" => cell.GetDateTimeOffset(),
        "bool" => cell.GetBoolean(),
        "long" => cell.GetInt64(),
        "real" => cell.GetDouble(),
        "string" => cell.GetString(),
        "dynamic" => new BinaryData(cell.GetString()),
        _ => throw new NotSupportedException($"The reference slice does not know columns of {type}."),
    };
}

public readonly struct LogsColumnType(string value) : IEquatable<LogsColumnType>
{
    private readonly string _value = value;

    public static LogsColumnType Bool { get; } = new("bool");

    public static LogsColumnType Datetime { get; } = new("datetime");

    public static LogsColumnType Dynamic { get; } = new("dynamic");

    public static LogsColumnType Long { get; } = new("long");

    public static LogsColumnType Real { get; } = new("real");

    public static LogsColumnType String { get; } = new("string");

    public static bool operator ==(LogsColumnType left, LogsColumnType right) => left.Equals(right);

    public static bool operator !=(LogsColumnType left, LogsColumnType right) => !left.Equals(right);

    public bool Equals(LogsColumnType other) => string.Equals(_value, other._value, StringComparison.OrdinalIgnoreCase);

    public override bool Equals(object obj) => obj is LogsColumnType other && Equals(other);

    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(_value ?? "");

    public override string ToString() => _value;
}

public static class LogsQueryModelFactory
{
    public static LogsQueryResult LogsQueryResult(IReadOnlyList<LogsTable> allTables, BinaryData error, BinaryData statistics, BinaryData visualization)
    {
        _ = (statistics.ToObjectFromJson<JsonElement>(), visualization.ToObjectFromJson<JsonElement>());
        return new(allTables, error.ToObjectFromJson<JsonElement>());
    }

    public static LogsTable LogsTable(string name, IEnumerable<LogsTableColumn> columns, IEnumerable<LogsTableRow> rows) =>
        new(name, [.. columns], [.. rows]);

    public static LogsTableColumn LogsTableColumn(string name = null, LogsColumnType type = default) => new(name, type);

    public static LogsTableRow LogsTableRow(IEnumerable<LogsTableColumn> columns, IEnumerable<object> values) =>
        new([.. columns], JsonSerializer.SerializeToElement(values));
}
