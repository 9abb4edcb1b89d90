using AzureSdk.Reference;
using Cosmos = Microsoft.Azure.Cosmos.Table;

namespace Azure.Data.Tables;

// Signatures: sdk/tables/Azure.Data.Tables/api/Azure.Data.Tables.net10.0.cs. What they do when the service refuses:
// sdk/tables/Azure.Data.Tables/src/TableClient.cs and src/TableRestClient.cs.

public class TableClient
{
    private readonly Cosmos.CloudTable _table;

    protected TableClient() { }

    internal TableClient(Cosmos.CloudTable table) => _table = table;

    /// <summary>Quotes and escapes strings as TableOdataFilter.Create does (src/TableOdataFilter.cs); the slice takes strings only.</summary>
    public static string CreateQueryFilter(FormattableString filter) => string.Format(
        null, filter.Format, [.. filter.GetArguments().Select(value => $"'{((string)value).Replace("'", "''", StringComparison.Ordinal)}'")]);

    public virtual async Task<Response<Models.TableItem>> CreateIfNotExistsAsync(CancellationToken cancellationToken = default)
    {
        await CosmosTables.Call(() => _table.CreateIfNotExistsAsync(cancellationToken));
        return Response.FromValue(new Models.TableItem(_table.Name), new SliceResponse(204, SliceResponse.NoHeaders));
    }

    public virtual async Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(
        string partitionKey, string rowKey, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        var retrieve = Cosmos.TableOperation.Retrieve<Cosmos.DynamicTableEntity>(partitionKey, rowKey, select?.ToList());
        var found = await CosmosTables.Call(() => _table.ExecuteAsync(retrieve, cancellationToken));
        return new Found<T>(CosmosTables.Entity(found.Result as Cosmos.DynamicTableEntity) as T, SliceResponse.WithETag(found.HttpStatusCode, found.Etag));
    }

    public virtual AsyncPageable<T> QueryAsync<T>(
        string filter = null, int? maxPerPage = null, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        var query = new Cosmos.TableQuery<Cosmos.DynamicTableEntity> { FilterString = filter, TakeCount = maxPerPage, SelectColumns = select?.ToList() };
        Cosmos.TableContinuationToken next = null;
        return new SlicePages<T>(
            async (_, cancellation) =>
            {
                var segment = await CosmosTables.Call(() => _table.ExecuteQuerySegmentedAsync(query, next, cancellation));
                next = segment.ContinuationToken;
                var entities = segment.Results.Select(found => CosmosTables.Entity(found) as T).ToList();
                return Page<T>.FromValues(entities, next is null ? null : "next", new SliceResponse(200, SliceResponse.NoHeaders));
            },
            cancellationToken);
    }

    public virtual async Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(
        IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default)
    {
        var batch = new Cosmos.TableBatchOperation();
        foreach (var action in transactionActions)
            batch.Add(CosmosTables.Operation(action));
        if (batch.Count == 0) throw new InvalidOperationException("Transaction contains no operations.");
        try
        {
            var results = await CosmosTables.Call(() => _table.ExecuteBatchAsync(batch, cancellationToken));
            IReadOnlyList<Response> answers = [.. results.Select(result => SliceResponse.WithETag(result.HttpStatusCode, result.Etag))];
            return Response.FromValue(answers, new SliceResponse(202, SliceResponse.NoHeaders));
        }
        catch (RequestFailedException failure) when (failure.Status != 0)
        {
            throw new TableTransactionFailedException(failure);
        }
    }

    private sealed class Found<T>(T value, Response response) : NullableResponse<T>
    {
        public override bool HasValue => value is not null;

        public override T Value => value ?? throw new InvalidOperationException("There is no value.");

        public override Response GetRawResponse() => response;
    }
}
