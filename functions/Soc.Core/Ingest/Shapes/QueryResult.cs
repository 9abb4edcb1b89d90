namespace Soc.Core.Ingest.Shapes;

/// <summary>
/// Results of queries, which hold rows where messages hold records: <c>{"schema":[…],"results":[…]}</c> of Microsoft Graph's runHuntingQuery
/// (https://learn.microsoft.com/graph/api/security-security-runhuntingquery), <c>{"Stats":{…},"Schema":[…],"Results":[…]}</c> of the older APIs
/// of Defender, and <c>{"tables":[{"name","columns":[{"name","type"}],"rows":[[…]]}]}</c> of the Log Analytics query API
/// (https://learn.microsoft.com/azure/azure-monitor/logs/api/response-format).
/// </summary>
internal static class QueryResult
{
    /// <summary>Whether a member of a message is the results that its schema describes.</summary>
    public static bool Holds(RecordNode message, RecordNode member) =>
        (member.IsNamed("results") && message["schema"].IsArray) || (member.IsNamed("Results") && message["Schema"].IsArray);

    /// <returns>The rows of all tables, each the UTF-8 JSON of one object; null where the message is no result of tables.</returns>
    public static List<ReadOnlyMemory<byte>>? Rows(RecordNode message)
    {
        if (message["tables"] is not { IsArray: true } tables || !tables.Items.All(table => table["columns"].IsArray && table["rows"].IsArray)) return null;
        return [.. tables.Items.SelectMany(OfTable)];
    }

    private static IEnumerable<ReadOnlyMemory<byte>> OfTable(RecordNode table)
    {
        var names = table["columns"].Items.Select(column => column.Text("name") ?? "").ToList();
        return table["rows"].Items.Select(row => row.IsArray ? Row(names, row) : row.Written);
    }

    private static ReadOnlyMemory<byte> Row(List<string> names, RecordNode values) =>
        JsonTree.Write([.. names.Zip(values.Items, (name, value) => new JsonLeaf([name], value.Written))]);
}
