using Azure.Core;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using AzureSdk.Reference;

namespace Azure.Storage.Blobs;

// Signatures: sdk/storage/Azure.Storage.Blobs/api/Azure.Storage.Blobs.net10.0.cs, checked against the assembly of Azure.Storage.Blobs 12.29.2.
// Behind them: the Blob service's REST API (learn.microsoft.com/rest/api/storageservices/blob-service-rest-api).

public class BlobContainerClient
{
    private readonly BlobRest _rest;

    protected BlobContainerClient() { }

    /// <summary>Declared for the compiler: the emulator takes tokens over HTTPS only.</summary>
    public BlobContainerClient(Uri blobContainerUri, TokenCredential credential, BlobClientOptions options = null)
    {
        _ = (blobContainerUri, credential, options);
        throw new NotSupportedException("The reference slice speaks to the emulator only, with its shared key.");
    }

    public BlobContainerClient(Uri blobContainerUri, StorageSharedKeyCredential credential, BlobClientOptions options = null)
    {
        _ = options;
        (Uri, _rest) = (blobContainerUri, new BlobRest(credential));
    }

    public virtual Uri Uri { get; }

    public virtual BlobClient GetBlobClient(string blobName) => new(new Uri($"{Uri}/{Uri.EscapeDataString(blobName)}"), _rest);

    public virtual async Task<Response<BlobContainerInfo>> CreateIfNotExistsAsync(
        PublicAccessType publicAccessType = PublicAccessType.None,
        IDictionary<string, string> metadata = null,
        BlobContainerEncryptionScopeOptions encryptionScopeOptions = null,
        CancellationToken cancellationToken = default)
    {
        try
        {
            using var answer = await _rest.Send(HttpMethod.Put, new Uri($"{Uri}?restype=container"), [], null, cancellationToken);
            return Response.FromValue(new BlobContainerInfo(), new SliceResponse(201, SliceResponse.NoHeaders));
        }
        catch (RequestFailedException failure) when (failure.ErrorCode == "ContainerAlreadyExists")
        {
            return null;
        }
    }

    public virtual AsyncPageable<BlobItem> GetBlobsAsync(GetBlobsOptions options = null, CancellationToken cancellationToken = default) =>
        new SlicePages<BlobItem>((marker, cancellation) => _rest.List(Uri, options?.Prefix, marker, cancellation), cancellationToken);
}

public class BlobClient : BlobBaseClient
{
    protected BlobClient() { }

    internal BlobClient(Uri uri, BlobRest rest) : base(uri, rest) { }

    public virtual async Task<Response<BlobContentInfo>> UploadAsync(BinaryData content, BlobUploadOptions options, CancellationToken cancellationToken = default)
    {
        var headers = new Dictionary<string, string> { ["x-ms-blob-type"] = "BlockBlob" };
        foreach (var (name, value) in options?.Metadata ?? new Dictionary<string, string>())
            headers[$"x-ms-meta-{name}"] = value;
        if (options?.Conditions?.IfNoneMatch is { } etag) headers["If-None-Match"] = etag.ToString();
        using var answer = await Rest.Send(HttpMethod.Put, Uri, headers, content, cancellationToken);
        return Response.FromValue(new BlobContentInfo(), new SliceResponse(201, SliceResponse.NoHeaders));
    }
}

public class BlobClientOptions : ClientOptions
{
    public BlobClientOptions(ServiceVersion version = ServiceVersion.V2026_10_06) => Version = version;

    public ServiceVersion Version { get; }

    /// <summary>The latest of 12.30.1, which nobody asks for by name.</summary>
    public enum ServiceVersion
    {
        V2026_10_06 = 32,
    }
}
