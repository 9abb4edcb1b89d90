using Azure.Core;
using Cosmos = Microsoft.Azure.Cosmos.Table;

namespace Azure.Data.Tables;

// Signatures: sdk/tables/Azure.Data.Tables/api/Azure.Data.Tables.net10.0.cs. Behind them: Microsoft.Azure.Cosmos.Table.

public class TableServiceClient
{
    private readonly Cosmos.CloudTableClient _client;

    protected TableServiceClient() { }

    /// <summary>Declared for the compiler: the old client behind the slice knows shared keys only.</summary>
    public TableServiceClient(Uri endpoint, TokenCredential tokenCredential, TableClientOptions options = null)
    {
        _ = (endpoint, tokenCredential, options);
        throw new NotSupportedException("The reference slice speaks to the emulator only, with its shared key.");
    }

    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential)
    {
        Uri = endpoint;
        _client = new Cosmos.CloudTableClient(endpoint, new Cosmos.StorageCredentials(credential.AccountName, credential.Key));
        // The real client tries four times (Azure.Core, RetryOptions.MaxRetries); here the emulator answers or is gone.
        _client.DefaultRequestOptions.RetryPolicy = new Cosmos.NoRetry();
    }

    public virtual Uri Uri { get; }

    public virtual TableClient GetTableClient(string tableName) => new(_client.GetTableReference(tableName));
}

public class TableSharedKeyCredential(string accountName, string accountKey)
{
    public string AccountName { get; } = accountName;

    internal string Key { get; } = accountKey;
}

public class TableClientOptions : ClientOptions
{
    public TableClientOptions(ServiceVersion serviceVersion = ServiceVersion.V2020_12_06) => _ = serviceVersion;

    public enum ServiceVersion
    {
        V2019_02_02 = 1,
        V2020_12_06 = 2,
    }
}
