using Soc.Core.Stores;

namespace Soc.Cli.Tests.Engine;

/// <summary>Lets something happen around one write to a table: the first, or the first after some that are skipped.</summary>
internal sealed class InterruptedStore(IDocumentStore inner, string interrupted, Func<Task> before, Func<Task>? after = null, int skip = 0) : IDocumentStore
{
    private int _left = skip;

    public ValueTask<Document?> Get(string table, PartitionKey partition, string key, CancellationToken cancellation = default) =>
        inner.Get(table, partition, key, cancellation);

    public IAsyncEnumerable<Document> Query(string table, PartitionKey partition, KeyRange range, CancellationToken cancellation = default) =>
        inner.Query(table, partition, range, cancellation);

    public async ValueTask<WriteOutcome> Write(
        string table, PartitionKey partition, IReadOnlyList<Write> batch, CancellationToken cancellation = default)
    {
        var here = table == interrupted && _left-- == 0;
        if (here)
            await before();
        var outcome = await inner.Write(table, partition, batch, cancellation);
        if (here && after is not null)
            await after();
        return outcome;
    }
}
