using Soc.Core.Stores;

namespace Soc.Contracts;

/// <summary>Documents in memory, for tests of what stands on a store; held to the same contract as the real ones.</summary>
public sealed class InMemoryDocumentStore : IDocumentStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Table, PartitionKey Partition), SortedDictionary<string, Document>> _partitions = [];
    private long _etag;

    public ValueTask<Document?> Get(string table, PartitionKey partition, string key, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        StoreRules.CheckTable(table);
        StoreRules.CheckKey(key);
        lock (_gate)
            return ValueTask.FromResult(Rows(table, partition).GetValueOrDefault(key));
    }

    public IAsyncEnumerable<Document> Query(string table, PartitionKey partition, KeyRange range, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        StoreRules.CheckTable(table);
        lock (_gate)
            return Rows(table, partition).Values.Where(document => Holds(range, document.Key)).ToList().ToAsyncEnumerable();
    }

    public ValueTask<WriteOutcome> Write(string table, PartitionKey partition, IReadOnlyList<Write> batch, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        StoreRules.CheckTable(table);
        StoreRules.CheckBatch(batch);
        lock (_gate)
        {
            var rows = Rows(table, partition);
            return ValueTask.FromResult<WriteOutcome>(batch.FirstOrDefault(write => Conflicts(rows, write)) is { } against
                ? new WriteOutcome.Conflict(against.Key)
                : new WriteOutcome.Written([.. batch.Select(write => Apply(rows, write))]));
        }
    }

    private SortedDictionary<string, Document> Rows(string table, PartitionKey partition)
    {
        if (!_partitions.TryGetValue((table, partition), out var rows))
            _partitions.Add((table, partition), rows = new(StringComparer.Ordinal));
        return rows;
    }

    private string Apply(SortedDictionary<string, Document> rows, Write write)
    {
        if (write is Write.Delete)
        {
            rows.Remove(write.Key);
            return "";
        }
        var body = write is Write.Insert insert ? insert.Body : ((Write.Replace)write).Body;
        rows[write.Key] = new(write.Key, body, $"{++_etag}");
        return rows[write.Key].ETag;
    }

    private static bool Conflicts(SortedDictionary<string, Document> rows, Write write) => write switch
    {
        Write.Insert _ => rows.ContainsKey(write.Key),
        Write.Replace replace => rows.GetValueOrDefault(write.Key)?.ETag != replace.ETag,
        Write.Delete delete => rows.GetValueOrDefault(write.Key)?.ETag != delete.ETag,
        _ => throw new ArgumentException("A write of unknown kind.", nameof(write)),
    };

    private static bool Holds(KeyRange range, string key) =>
        (range.From is null || string.CompareOrdinal(key, range.From) >= 0) && (range.To is null || string.CompareOrdinal(key, range.To) < 0);
}
