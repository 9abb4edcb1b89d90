namespace Soc.Core.Ingest.Shapes;

/// <summary>One row of a table: columns by name, in any casing.</summary>
internal sealed class ExportedRow
{
    private readonly List<(string Name, RecordNode Value)> _columns;

    public ExportedRow(RecordNode row) => _columns = [.. row.Members.Select(column => (column.Name, column))];

    public IEnumerable<string> Names => _columns.Select(column => column.Name);

    /// <summary>The Azure CLI adds the name of the result to each row, and writes every value as Python's text of it.</summary>
    private bool IsOfAzureCli => _columns is [("TableName", _), ..];

    /// <returns>An absent node where the column is missing or holds nothing.</returns>
    public RecordNode this[string name] =>
        _columns.FirstOrDefault(column => column.Name.Equals(name, StringComparison.OrdinalIgnoreCase) && HoldsSomething(column.Value)).Value;

    private bool HoldsSomething(RecordNode value) => value.IsPresent && value.Scalar is not "" && !(IsOfAzureCli && value.Scalar == "None");
}
