namespace Soc.Core.Stores;

/// <summary>
/// Keyed JSON documents: the one narrow port that every table of the SOC goes through.
/// Keys within a partition are ordered by ordinal comparison. A table comes into being with its first write.
/// Every store checks <see cref="StoreRules"/>; one that cannot answer throws <see cref="StoreBusyException"/> when
/// trying again may help, and <see cref="StoreUnusableException"/> when it will not.
/// </summary>
public interface IDocumentStore
{
    /// <returns>The document, or null when there is none under that key.</returns>
    ValueTask<Document?> Get(string table, PartitionKey partition, string key, CancellationToken cancellation = default);

    /// <summary>The documents of one partition whose key lies in the range, in ascending ordinal order of their keys. Read in pages, so not a
    /// snapshot: what others write meanwhile may be seen or not.</summary>
    IAsyncEnumerable<Document> Query(string table, PartitionKey partition, KeyRange range, CancellationToken cancellation = default);

    /// <summary>All writes or none. At most <see cref="Write.MaximumBatch"/> of them, each key at most once.</summary>
    ValueTask<WriteOutcome> Write(string table, PartitionKey partition, IReadOnlyList<Write> batch, CancellationToken cancellation = default);
}

/// <param name="Body">JSON text.</param>
/// <param name="ETag">Opaque; changes with every write of this document.</param>
public sealed record Document(string Key, string Body, string ETag);

/// <summary>Keys from <paramref name="From"/> (inclusive) to <paramref name="To"/> (exclusive); null is open on that side.</summary>
public readonly record struct KeyRange(string? From, string? To)
{
    public static readonly KeyRange All;

    public static KeyRange StartingWith(string prefix)
    {
        ArgumentException.ThrowIfNullOrEmpty(prefix);
        return new(prefix, prefix[..^1] + (char)(prefix[^1] + 1));
    }
}

/// <summary>One change of a batch.</summary>
public abstract record Write
{
    /// <summary>Azure Tables allows 100 operations in an entity group transaction; every store keeps to it.</summary>
    public const int MaximumBatch = 100;

    private Write(string key) => Key = key;

    public string Key { get; }

    /// <summary>Conflicts when the key exists.</summary>
    public sealed record Insert(string Key, string Body) : Write(Key);

    /// <summary>Conflicts when the document is gone or has another ETag.</summary>
    public sealed record Replace(string Key, string Body, string ETag) : Write(Key);

    /// <summary>Conflicts when the document is gone or has another ETag.</summary>
    public sealed record Delete(string Key, string ETag) : Write(Key);
}

/// <summary>What became of a batch.</summary>
public abstract record WriteOutcome
{
    private WriteOutcome() { }

    /// <param name="ETags">One for each write of the batch, in its order; empty for a deletion.</param>
    public sealed record Written(IReadOnlyList<string> ETags) : WriteOutcome;

    /// <summary>Nothing was written; the first key that stood against it.</summary>
    public sealed record Conflict(string Key) : WriteOutcome;
}
