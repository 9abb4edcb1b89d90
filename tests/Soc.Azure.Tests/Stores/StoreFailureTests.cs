using System.Net.Sockets;
using Azure;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage;
using Azure.Storage.Blobs;
using Soc.Azure.Stores;
using Soc.Core.Stores;
using Soc.Core.Tenants;

namespace Soc.Azure.Tests.Stores;

public sealed class StoreFailureTests
{
    private static readonly TenantId Tenant = TenantId.Parse("11111111-2222-4333-8444-555555555555");
    private static readonly PartitionKey Partition = new(Tenant, "parcel.1");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0, null, typeof(StoreBusyException))]
    [InlineData(408, null, typeof(StoreBusyException))]
    [InlineData(409, "TableBeingDeleted", typeof(StoreBusyException))]
    [InlineData(429, null, typeof(StoreBusyException))]
    [InlineData(500, "OperationTimedOut", typeof(StoreBusyException))]
    [InlineData(503, "ServerBusy", typeof(StoreBusyException))]
    [InlineData(401, "InvalidAuthenticationInfo", typeof(StoreUnusableException))]
    [InlineData(403, "AuthorizationPermissionMismatch", typeof(StoreUnusableException))]
    [InlineData(400, "InvalidInput", typeof(RequestFailedException))]
    [InlineData(413, "RequestBodyTooLarge", typeof(RequestFailedException))]
    public async Task An_answer_that_is_none_has_the_name_that_the_port_promises(int status, string? code, Type named) =>
        await EveryCallThrows(named, new RequestFailedException(status, "as it happens", code, null));

    [Fact]
    public async Task No_answer_after_several_tries_is_busy()
    {
        var unreachable = new RequestFailedException(0, "Connection refused", null, new SocketException());

        await EveryCallThrows(typeof(StoreBusyException), new AggregateException("Retry failed after 4 tries.", unreachable, unreachable));
        await EveryCallThrows(typeof(StoreBusyException), new AggregateException("Retry failed after 2 tries.", new TaskCanceledException(), unreachable));
        await EveryCallThrows(typeof(AggregateException), new AggregateException("Retry failed after 2 tries.", new InvalidOperationException(), unreachable));
    }

    [Fact]
    public async Task Nobody_signed_in_will_not_help_later_but_a_token_that_was_not_given_may()
    {
        await EveryCallThrows(typeof(StoreUnusableException), new CredentialUnavailableException("Please run az login."));
        await EveryCallThrows(typeof(StoreBusyException), new AuthenticationFailedException("ManagedIdentityCredential authentication failed."));
    }

    [Fact]
    public async Task A_call_that_was_called_off_is_no_failure_of_the_store()
    {
        using var called = new CancellationTokenSource();
        await called.CancelAsync();
        var store = new TableDocumentStore(new FailingTables(new TaskCanceledException()));

        await Assert.ThrowsAsync<TaskCanceledException>(async () => await store.Get("parcels", Partition, "a", called.Token));
    }

    [Fact]
    public async Task An_account_that_nobody_answers_for_is_busy()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var closed = new Uri($"http://{listener.LocalEndpoint}/soctests");
        listener.Stop();
        var (tables, key) = (new TableServiceClient(closed, new TableSharedKeyCredential("soctests", "a2V5")), new StorageSharedKeyCredential("soctests", "a2V5"));
        var evidence = new BlobEvidenceStore(new BlobContainerClient(new Uri($"{closed}/evidence"), key));

        await Assert.ThrowsAsync<StoreBusyException>(async () => await new TableDocumentStore(tables).Get("parcels", Partition, "a", Cancellation));
        await Assert.ThrowsAsync<StoreBusyException>(async () => await evidence.Get(Tenant, "uid-1", Cancellation));
        await Assert.ThrowsAsync<StoreBusyException>(async () => await evidence.Put(Tenant, [EvidenceRecord.Of("uid-1", "one"u8.ToArray())], Cancellation));
    }

    private static async Task EveryCallThrows(Type named, Exception failure)
    {
        var store = new TableDocumentStore(new FailingTables(failure));

        await Assert.ThrowsAsync(named, async () => await store.Get("parcels", Partition, "a", Cancellation));
        await Assert.ThrowsAsync(named, async () => await store.Write("parcels", Partition, [new Write.Insert("a", "1")], Cancellation));
        await Assert.ThrowsAsync(named, async () => await store.Query("parcels", Partition, KeyRange.All, Cancellation).CountAsync(Cancellation));
    }

    private sealed class FailingTables(Exception failure) : TableServiceClient
    {
        public override Uri Uri { get; } = new("https://parcels.table.example");

        public override TableClient GetTableClient(string tableName) => new FailingTable(failure);
    }

    private sealed class FailingTable(Exception failure) : TableClient
    {
        public override Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(
            string partitionKey, string rowKey, IEnumerable<string>? select = null, CancellationToken cancellationToken = default) => throw failure;

        public override AsyncPageable<T> QueryAsync<T>(
            string? filter = null, int? maxPerPage = null, IEnumerable<string>? select = null, CancellationToken cancellationToken = default) => new FailingPages<T>(failure);

        public override Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(
            IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default) => throw failure;
    }

    private sealed class FailingPages<T>(Exception failure) : AsyncPageable<T> where T : notnull
    {
        public override async IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null)
        {
            await Task.CompletedTask;
            yield return Fail();
        }

        private Page<T> Fail() => throw failure;
    }
}
