using Azure;
using Azure.Data.Tables;
using Cosmos = Microsoft.Azure.Cosmos.Table;

namespace AzureSdk.Reference;

/// <summary>Between the words of Azure.Data.Tables and those of Microsoft.Azure.Cosmos.Table.</summary>
internal static class CosmosTables
{
    private static readonly string[] NotProperties = ["PartitionKey", "RowKey", "Timestamp", "odata.etag"];

    public static async Task<T> Call<T>(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (Cosmos.StorageException failure)
        {
            var error = failure.RequestInformation?.ExtendedErrorInformation;
            var status = failure.InnerException is HttpRequestException ? 0 : failure.RequestInformation?.HttpStatusCode ?? 0;
            throw new RequestFailedException(status, error?.ErrorMessage ?? failure.Message, error?.ErrorCode, failure);
        }
    }

    public static TableEntity Entity(Cosmos.DynamicTableEntity found)
    {
        if (found is null) return null;
        var entity = new TableEntity(found.PartitionKey, found.RowKey) { Timestamp = found.Timestamp, ETag = new ETag(found.ETag) };
        foreach (var (name, value) in found.Properties)
            entity[name] = value.PropertyAsObject;
        return entity;
    }

    /// <summary>Without an ETag the real client replaces whatever stands there, or deletes it (TableClient.BuildChangeSet).</summary>
    public static Cosmos.TableOperation Operation(TableTransactionAction action)
    {
        var entity = new Cosmos.DynamicTableEntity(action.Entity.PartitionKey, action.Entity.RowKey)
        {
            ETag = action.ETag == default ? "*" : action.ETag.ToString(),
            Properties = ((IDictionary<string, object>)action.Entity)
                .Where(property => !NotProperties.Contains(property.Key))
                .ToDictionary(property => property.Key, property => Cosmos.EntityProperty.CreateEntityPropertyFromObject(property.Value)),
        };
        return action.ActionType switch
        {
            TableTransactionActionType.Add => Cosmos.TableOperation.Insert(entity),
            TableTransactionActionType.UpdateReplace when action.ETag == default => Cosmos.TableOperation.InsertOrReplace(entity),
            TableTransactionActionType.UpdateReplace => Cosmos.TableOperation.Replace(entity),
            TableTransactionActionType.Delete => Cosmos.TableOperation.Delete(entity),
            _ => throw new NotSupportedException($"The reference slice does not know {action.ActionType}."),
        };
    }
}
