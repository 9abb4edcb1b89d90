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

    /// <returns>The reading that goes on, or the one that begins now.</returns>
    public async Task<Reading> Begin(DateTimeOffset now, CancellationToken cancellation)
    {
        if (await Standing(cancellation) is { } document) return SocJson.Read<Reading>(document.Body);
        var reading = new Reading(0, now);
        await Note(reading, cancellation);
        return reading;
    }

    public async Task Note(Reading reading, CancellationToken cancellation)
    {
        var body = SocJson.Write(reading);
        Write write = await Standing(cancellation) is { } document ? new Write.Replace(input, body, document.ETag) : new Write.Insert(input, body);
        await store.Write(Table, Partition, [write], cancellation);
    }

    /// <summary>Read to the end: the next run may begin again.</summary>
    public async Task Forget(CancellationToken cancellation)
    {
        if (await Standing(cancellation) is { } document) await store.Write(Table, Partition, [new Write.Delete(input, document.ETag)], cancellation);
    }

    private ValueTask<Document?> Standing(CancellationToken cancellation) => store.Get(Table, Partition, input, cancellation);
}

/// <param name="Position">Where to go on.</param>
/// <param name="BeganAt">When its records arrived, however often the reading breaks off.</param>
public sealed record Reading(long Position, DateTimeOffset BeganAt);
