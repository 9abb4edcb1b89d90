using Soc.Core;
using Soc.Core.Ingest;
using Soc.Core.Stores;

namespace Soc.Cli.Hosting;

/// <summary>
/// How far an input was read, so that a run that was killed goes on instead of beginning again. Noted after what was read has been dealt with:
/// what lies between is dealt with twice, which changes nothing.
/// </summary>
/// <param name="input">Names the input by its content, so that another file under the same name is read from its start.</param>
public sealed class ReadingPosition(IDocumentStore store, string input)
{
    private const string Table = "checkpoints";

    private static readonly PartitionKey Partition = new(Quarantine.Unclaimed, "inputs");

    /// <returns>Where to go on; null to begin at the start.</returns>
    public async Task<long?> Read(CancellationToken cancellation) =>
        await store.Get(Table, Partition, input, cancellation) is { } document ? SocJson.Read<long>(document.Body) : null;

    public async Task Note(long position, CancellationToken cancellation)
    {
        var body = SocJson.Write(position);
        Write write = await store.Get(Table, Partition, input, cancellation) is { } document
            ? new Write.Replace(input, body, document.ETag)
            : new Write.Insert(input, body);
        await store.Write(Table, Partition, [write], cancellation);
    }

    /// <summary>Read to the end: the next run may begin again.</summary>
    public async Task Forget(CancellationToken cancellation)
    {
        if (await store.Get(Table, Partition, input, cancellation) is { } document)
            await store.Write(Table, Partition, [new Write.Delete(input, document.ETag)], cancellation);
    }
}
