using System.Runtime.CompilerServices;
using Soc.Core.Stores;

namespace Soc.Cli.Stores;

/// <summary>Asks a busy store again, after 50 ms and then twice as long each time, up to <see cref="Attempts"/> times in all. Nothing else is tried again.</summary>
/// <param name="clock">Who holds the file lives in real time: give it the system's clock even where the SOC's is simulated.</param>
public sealed class PatientDocumentStore(IDocumentStore inner, TimeProvider clock) : IDocumentStore
{
    public const int Attempts = 8;
    public static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(50);

    public ValueTask<Document?> Get(string table, PartitionKey partition, string key, CancellationToken cancellation = default) =>
        Retry(() => inner.Get(table, partition, key, cancellation), cancellation);

    public ValueTask<WriteOutcome> Write(string table, PartitionKey partition, IReadOnlyList<Write> batch, CancellationToken cancellation = default) =>
        Retry(() => inner.Write(table, partition, batch, cancellation), cancellation);

    /// <summary>A query that was interrupted goes on after the last document that it gave.</summary>
    public async IAsyncEnumerable<Document> Query(
        string table, PartitionKey partition, KeyRange range, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        string? last = null;
        var attempt = 1;
        for (bool? more = null; more is null; attempt++)
        {
            await using var documents = inner.Query(table, partition, After(last, range), cancellation).GetAsyncEnumerator(cancellation);
            while ((more = await TryMove(documents, attempt, cancellation)) is true)
            {
                (last, attempt) = (documents.Current.Key, 1);
                yield return documents.Current;
            }
        }
    }

    /// <returns>Null when the store was busy and has been waited for.</returns>
    private async ValueTask<bool?> TryMove(IAsyncEnumerator<Document> documents, int attempt, CancellationToken cancellation)
    {
        try
        {
            return await documents.MoveNextAsync();
        }
        catch (StoreBusyException) when (attempt < Attempts)
        {
            await Wait(attempt, cancellation);
            return null;
        }
    }

    private async ValueTask<T> Retry<T>(Func<ValueTask<T>> call, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await call();
            }
            catch (StoreBusyException) when (attempt < Attempts)
            {
                await Wait(attempt, cancellation);
            }
        }
    }

    private Task Wait(int attempt, CancellationToken cancellation) => Task.Delay(FirstDelay * Math.Pow(2, attempt - 1), clock, cancellation);

    /// <summary>No key holds a control character, so none lies between the last one and this bound.</summary>
    private static KeyRange After(string? last, KeyRange range) => last is null ? range : range with { From = last + '\u0001' };
}
