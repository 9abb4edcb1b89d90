using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Soc.Core.Stores;
using Soc.Core.Tenants;

namespace Soc.Azure.Stores;

/// <summary>
/// Raw records as blobs named tenant/SHA-256 of the uid/SHA-256 of the content, each written once: a second writer finds it there.
/// A uid may hold any character and a blob's name may not, so the uid itself is metadata.
/// </summary>
public sealed class BlobEvidenceStore(BlobContainerClient container) : IEvidenceStore
{
    private const int AtOnce = 8;

    public async ValueTask<int> Put(TenantId tenant, IReadOnlyList<EvidenceRecord> records, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(records);
        if (records.FirstOrDefault(record => !record.IsIntact) is { } altered)
            throw new ArgumentException($"The content of '{altered.Uid}' does not have the digest it claims.", nameof(records));
        var added = 0;
        await Parallel.ForEachAsync(
            records.DistinctBy(record => (record.Uid, record.Digest)),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (record, stop) =>
            {
                if (await Ask(() => Add(tenant, record, stop), stop)) Interlocked.Increment(ref added);
            });
        return added;
    }

    public async ValueTask<IReadOnlyList<EvidenceRecord>> Get(TenantId tenant, string uid, CancellationToken cancellation = default)
    {
        var folder = Folder(tenant, uid);
        return await Ask(async () =>
        {
            var records = new List<EvidenceRecord>();
            foreach (var digest in await Digests(folder, cancellation))
            {
                var content = (await container.GetBlobClient(folder + digest).DownloadContentAsync(cancellation)).Value.Content;
                records.Add(new EvidenceRecord(uid, digest, content.ToMemory()));
            }
            return records;
        }, cancellation);
    }

    private async Task<bool> Add(TenantId tenant, EvidenceRecord record, CancellationToken cancellation)
    {
        var blob = container.GetBlobClient(Folder(tenant, record.Uid) + record.Digest);
        try
        {
            return await Upload(blob, record, cancellation);
        }
        catch (RequestFailedException failure) when (failure is { Status: 404, ErrorCode: "ContainerNotFound" })
        {
            await container.CreateIfNotExistsAsync(cancellationToken: cancellation);
            return await Upload(blob, record, cancellation);
        }
    }

    private static async Task<bool> Upload(BlobClient blob, EvidenceRecord record, CancellationToken cancellation)
    {
        var once = new BlobUploadOptions
        {
            Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
            Metadata = new Dictionary<string, string> { ["uid"] = Uri.EscapeDataString(record.Uid) },
        };
        try
        {
            await blob.UploadAsync(new BinaryData(record.Content), once, cancellation);
            return true;
        }
        catch (RequestFailedException failure) when (failure.ErrorCode is "BlobAlreadyExists" or "BlobImmutableDueToPolicy")
        {
            return false;
        }
    }

    /// <summary>Blobs are listed in the order of their names.</summary>
    private async Task<IReadOnlyList<string>> Digests(string folder, CancellationToken cancellation)
    {
        var digests = new List<string>();
        try
        {
            await foreach (var blob in container.GetBlobsAsync(new GetBlobsOptions { Prefix = folder }, cancellation))
                digests.Add(blob.Name[folder.Length..]);
        }
        catch (RequestFailedException failure) when (failure is { Status: 404, ErrorCode: "ContainerNotFound" })
        {
            return [];
        }
        return digests;
    }

    private static string Folder(TenantId tenant, string uid) => $"{tenant}/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(uid)))}/";

    private Task<T> Ask<T>(Func<Task<T>> ask, CancellationToken cancellation) => AzureFailure.Named(container.Uri.Host, ask, cancellation);
}
