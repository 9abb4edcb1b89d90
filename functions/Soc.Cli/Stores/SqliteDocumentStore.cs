using Microsoft.Data.Sqlite;
using Soc.Core.Stores;

namespace Soc.Cli.Stores;

/// <summary>Documents in an SQLite file.</summary>
public sealed class SqliteDocumentStore(SqliteFile file) : IDocumentStore
{
    private const int Page = 256;
    private const string Where = """ WHERE "table" = $table AND partition = $partition AND key """;
    private const string GetOne = "SELECT key, body, etag FROM documents" + Where + "= $key";
    private const string QueryFrom = "SELECT key, body, etag FROM documents" + Where + ">= $from ORDER BY key LIMIT $page";
    private const string QueryWithin = "SELECT key, body, etag FROM documents" + Where + ">= $from AND key < $to ORDER BY key LIMIT $page";
    private const string Insert = "INSERT INTO documents VALUES ($table, $partition, $key, $body, $new) ON CONFLICT DO NOTHING";
    private const string Replace = "UPDATE documents SET body = $body, etag = $new" + Where + "= $key AND etag = $etag";
    private const string Delete = "DELETE FROM documents" + Where + "= $key AND etag = $etag";

    public ValueTask<Document?> Get(string table, PartitionKey partition, string key, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        StoreRules.CheckTable(table);
        StoreRules.CheckKey(key);
        var found = file.Read(GetOne, ReadDocument, ("$table", table), ("$partition", partition.ToString()), ("$key", key));
        return ValueTask.FromResult(found.Count == 0 ? null : found[0]);
    }

    public IAsyncEnumerable<Document> Query(string table, PartitionKey partition, KeyRange range, CancellationToken cancellation = default)
    {
        StoreRules.CheckTable(table);
        return ReadPages(table, partition, range, cancellation).ToAsyncEnumerable();
    }

    public ValueTask<WriteOutcome> Write(string table, PartitionKey partition, IReadOnlyList<Write> batch, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        StoreRules.CheckTable(table);
        StoreRules.CheckBatch(batch);
        var etags = new List<string>(batch.Count);
        string? conflict = null;
        file.Change(() =>
        {
            foreach (var write in batch)
            {
                var etag = write is Write.Delete ? "" : Guid.NewGuid().ToString("N");
                if (Apply(table, partition, write, etag) == 0)
                {
                    conflict = write.Key;
                    return false;
                }
                etags.Add(etag);
            }
            return true;
        });
        return ValueTask.FromResult<WriteOutcome>(conflict is null ? new WriteOutcome.Written(etags) : new WriteOutcome.Conflict(conflict));
    }

    private IEnumerable<Document> ReadPages(string table, PartitionKey partition, KeyRange range, CancellationToken cancellation)
    {
        for (var from = range.From ?? ""; ;)
        {
            cancellation.ThrowIfCancellationRequested();
            var page = ReadPage(table, partition, from, range.To);
            foreach (var document in page)
                yield return document;
            if (page.Count < Page)
                yield break;
            // No key holds a control character, so none lies between this and the last one.
            from = page[^1].Key + '\u0001';
        }
    }

    private IReadOnlyList<Document> ReadPage(string table, PartitionKey partition, string from, string? to) => to is null
        ? file.Read(QueryFrom, ReadDocument, ("$table", table), ("$partition", partition.ToString()), ("$from", from), ("$page", Page))
        : file.Read(QueryWithin, ReadDocument, ("$table", table), ("$partition", partition.ToString()), ("$from", from), ("$to", to), ("$page", Page));

    private int Apply(string table, PartitionKey partition, Write write, string etag)
    {
        (string, object) inTable = ("$table", table), inPartition = ("$partition", partition.ToString()), key = ("$key", write.Key);
        return write switch
        {
            Write.Insert insert => file.Execute(Insert, inTable, inPartition, key, ("$body", insert.Body), ("$new", etag)),
            Write.Replace replace => file.Execute(Replace, inTable, inPartition, key, ("$body", replace.Body), ("$new", etag), ("$etag", replace.ETag)),
            Write.Delete delete => file.Execute(Delete, inTable, inPartition, key, ("$etag", delete.ETag)),
            _ => throw new ArgumentException($"A write of unknown kind: {write.GetType().Name}.", nameof(write)),
        };
    }

    private static Document ReadDocument(SqliteDataReader row) => new(row.GetString(0), row.GetString(1), row.GetString(2));
}
