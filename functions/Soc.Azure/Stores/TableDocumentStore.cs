using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Soc.Core.Stores;

namespace Soc.Azure.Stores;

/// <summary>
/// Documents in Azure Tables. A batch is one entity group transaction. The client tries again by itself when an answer was lost, so a
/// conflict may also be one's own write: read again to tell.
/// </summary>
public sealed class TableDocumentStore(TableServiceClient tables) : IDocumentStore
{
    public async ValueTask<Document?> Get(string table, PartitionKey partition, string key, CancellationToken cancellation = default)
    {
        StoreRules.CheckTable(table);
        StoreRules.CheckKey(key);
        return await Ask(async () =>
        {
            try
            {
                var found = await tables.GetTableClient(table)
                    .GetEntityIfExistsAsync<TableEntity>(TableKey.Of(partition), TableKey.Of(key), cancellationToken: cancellation);
                return found.HasValue ? DocumentEntity.Read(found.Value!) : null;
            }
            catch (RequestFailedException failure) when (failure.Status == 404)
            {
                return null;
            }
        }, cancellation);
    }

    public IAsyncEnumerable<Document> Query(string table, PartitionKey partition, KeyRange range, CancellationToken cancellation = default)
    {
        StoreRules.CheckTable(table);
        return ReadPages(table, TableKey.Filter(partition, range), cancellation);
    }

    public async ValueTask<WriteOutcome> Write(string table, PartitionKey partition, IReadOnlyList<Write> batch, CancellationToken cancellation = default)
    {
        StoreRules.CheckTable(table);
        StoreRules.CheckBatch(batch);
        if (batch.Count == 0) return new WriteOutcome.Written([]);
        if (batch.FirstOrDefault(DocumentEntity.IsStale) is { } stale) return new WriteOutcome.Conflict(stale.Key);
        var actions = batch.Select(write => DocumentEntity.ActionOf(partition, write)).ToList();
        return await Ask(async () =>
        {
            var client = tables.GetTableClient(table);
            try
            {
                return await Submit(client, batch, actions, cancellation);
            }
            catch (RequestFailedException failure) when (failure is { Status: 404, ErrorCode: "TableNotFound" })
            {
                // Nothing can be replaced or deleted where there is no table; the first insertion brings it into being.
                if (batch.FirstOrDefault(write => write is not Core.Stores.Write.Insert) is { } missing) return new WriteOutcome.Conflict(missing.Key);
                await client.CreateIfNotExistsAsync(cancellation);
                return await Submit(client, batch, actions, cancellation);
            }
        }, cancellation);
    }

    private static async Task<WriteOutcome> Submit(
        TableClient client, IReadOnlyList<Write> batch, IReadOnlyList<TableTransactionAction> actions, CancellationToken cancellation)
    {
        try
        {
            var answers = (await client.SubmitTransactionAsync(actions, cancellation)).Value;
            return new WriteOutcome.Written([.. batch.Zip(answers, DocumentEntity.ETagOf)]);
        }
        catch (TableTransactionFailedException failure) when (IsConflict(failure))
        {
            return new WriteOutcome.Conflict(batch[failure.FailedTransactionActionIndex ?? 0].Key);
        }
    }

    /// <summary>EntityAlreadyExists; UpdateConditionNotSatisfied; ResourceNotFound or EntityNotFound
    /// (learn.microsoft.com/rest/api/storageservices/table-service-error-codes).</summary>
    private static bool IsConflict(RequestFailedException failure) => (failure.Status, failure.ErrorCode) switch
    {
        (409, "EntityAlreadyExists") or (412, _) or (404, "ResourceNotFound" or "EntityNotFound") => true,
        _ => false,
    };

    private async IAsyncEnumerable<Document> ReadPages(string table, string filter, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var pages = tables.GetTableClient(table)
            .QueryAsync<TableEntity>(filter, cancellationToken: cancellation)
            .AsPages()
            .GetAsyncEnumerator(cancellation);
        while (await Ask(() => HasNext(pages), cancellation))
            foreach (var entity in pages.Current.Values)
                yield return DocumentEntity.Read(entity);
    }

    private static async Task<bool> HasNext(IAsyncEnumerator<Page<TableEntity>> pages)
    {
        try
        {
            return await pages.MoveNextAsync();
        }
        catch (RequestFailedException failure) when (failure.Status == 404)
        {
            return false;
        }
    }

    private Task<T> Ask<T>(Func<Task<T>> ask, CancellationToken cancellation) => AzureFailure.Named(tables.Uri.Host, ask, cancellation);
}
