using Azure.Data.Tables;
using Azure.Storage.Blobs.Models;
using Soc.Azure.Stores;
using Soc.Core.Stores;
using Soc.Core.Tenants;

namespace Soc.Azure.Tests.Stores;

/// <summary>What lies in Azure afterwards: the format that every later version has to read.</summary>
public sealed class AzureShapeTests(Azurite azurite)
{
    private readonly TenantId _tenant = TenantId.Parse("11111111-2222-4333-8444-555555555555");
    private readonly string _table = "t" + Guid.NewGuid().ToString("N");
    private readonly string _container = $"evidence-{Guid.NewGuid():N}";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_body_lies_in_binary_properties_of_at_most_64_KiB()
    {
        var body = $"\"{new string('x', 140_000)}\"";
        await new TableDocumentStore(azurite.Tables).Write(_table, new PartitionKey(_tenant, "parcel.1"), [new Write.Insert("100%", body)], Cancellation);

        var entity = (await azurite.Tables.GetTableClient(_table)
            .GetEntityIfExistsAsync<TableEntity>("11111111-2222-4333-8444-555555555555|parcel.1", "100$1", cancellationToken: Cancellation)).Value!;
        Assert.Equal([65_536, 65_536, 140_002 - (2 * 65_536)], new[] { "B00", "B01", "B02" }.Select(name => entity.GetBinary(name).Length));
        Assert.False(entity.ContainsKey("B03"));
    }

    [Fact]
    public async Task A_replaced_body_leaves_nothing_of_the_longer_one_before()
    {
        var (store, partition) = (new TableDocumentStore(azurite.Tables), new PartitionKey(_tenant, "parcel.1"));
        var written = await store.Write(_table, partition, [new Write.Insert("a", $"\"{new string('x', 140_000)}\"")], Cancellation);
        await store.Write(_table, partition, [new Write.Replace("a", "1", Assert.IsType<WriteOutcome.Written>(written).ETags[0])], Cancellation);

        Assert.Equal("1", (await store.Get(_table, partition, "a", Cancellation))!.Body);
    }

    [Fact]
    public async Task Evidence_lies_under_tenant_uid_and_content_and_is_never_overwritten()
    {
        var store = new BlobEvidenceStore(azurite.Container(_container));
        var record = EvidenceRecord.Of("uid/1", "as it was sent"u8.ToArray());
        await store.Put(_tenant, [record], Cancellation);
        var blob = await OnlyBlob();
        Assert.Equal($"{_tenant}/df59627bb46b6305a0a3dcb831d96c1d3817726068c133f2790c44355c963f0e/{record.Digest}", blob.Name);

        await azurite.Container(_container).GetBlobClient(blob.Name).UploadAsync(new BinaryData("as it suits"), new BlobUploadOptions(), Cancellation);

        Assert.Equal(0, await store.Put(_tenant, [record], Cancellation));
        var kept = Assert.Single(await store.Get(_tenant, "uid/1", Cancellation));
        Assert.Equal("as it suits", System.Text.Encoding.UTF8.GetString(kept.Content.Span));
        Assert.False(kept.IsIntact);
    }

    private async Task<BlobItem> OnlyBlob() =>
        Assert.Single(await azurite.Container(_container).GetBlobsAsync(new GetBlobsOptions(), Cancellation).ToListAsync(Cancellation));
}
