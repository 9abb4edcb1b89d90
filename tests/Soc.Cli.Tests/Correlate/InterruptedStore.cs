using Soc.Core.Stores;

namespace Soc.Cli.Tests.Correlate;

/// <summary>Something comes in between, just before the Nth operation, once; operations are counted from 1.</summary>
internal sealed class InterruptedStore(IDocumentStore inner, int at, Func<Task> interruption) : IDocumentStore
{
    private int _operations;

    public bool Interrupted => _operations >= at;

    public async ValueTask<Document?> Get(string table, PartitionKey partition, string key, CancellationToken cancellation = default)
    {
        await Count();
        return await inner.Get(table, partition, key, cancellation);
    }

    public async IAsyncEnumerable<Document> Query(string table, PartitionKey partition, KeyRange range, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await Count();
        await foreach (var document in inner.Query(table, partition, range, cancellation)) yield return document;
    }

    public async ValueTask<WriteOutcome> Write(string table, PartitionKey partition, IReadOnlyList<Write> batch, CancellationToken cancellation = default)
    {
        await Count();
        return await inner.Write(table, partition, batch, cancellation);
    }

    private Task Count() => ++_operations == at ? interruption() : Task.CompletedTask;
}
