using AzureSdk.Reference;

// Signatures: sdk/storage/Azure.Storage.Blobs/api/Azure.Storage.Blobs.net10.0.cs, checked against the assembly of Azure.Storage.Blobs 12.29.2;
// StorageSharedKeyCredential: sdk/storage/Azure.Storage.Common/api/Azure.Storage.Common.net8.0.cs.

namespace Azure.Storage
{
    public class StorageSharedKeyCredential(string accountName, string accountKey)
    {
        public string AccountName { get; } = accountName;

        internal byte[] Key { get; } = Convert.FromBase64String(accountKey);
    }
}

namespace Azure.Storage.Blobs.Specialized
{
    public class BlobBaseClient
    {
        protected BlobBaseClient() { }

        internal BlobBaseClient(Uri uri, BlobRest rest) => (Uri, Rest) = (uri, rest);

        public virtual Uri Uri { get; }

        internal BlobRest Rest { get; }

        public virtual async Task<Response<Models.BlobDownloadResult>> DownloadContentAsync(CancellationToken cancellationToken)
        {
            using var answer = await Rest.Send(HttpMethod.Get, Uri, [], null, cancellationToken);
            var content = new BinaryData(await answer.Content.ReadAsByteArrayAsync(cancellationToken));
            return Response.FromValue(new Models.BlobDownloadResult(content), new SliceResponse(200, SliceResponse.NoHeaders));
        }
    }
}

namespace Azure.Storage.Blobs.Models
{
    public enum PublicAccessType
    {
        None = 0,
        BlobContainer = 1,
        Blob = 2,
    }

    public class BlobContainerEncryptionScopeOptions;

    public class BlobContainerInfo
    {
        internal BlobContainerInfo() { }
    }

    public class BlobContentInfo
    {
        internal BlobContentInfo() { }
    }

    public class BlobItem
    {
        internal BlobItem(string name) => Name = name;

        public string Name { get; }
    }

    public class BlobDownloadResult
    {
        internal BlobDownloadResult(BinaryData content) => Content = content;

        public BinaryData Content { get; }
    }

    public class BlobUploadOptions
    {
        public IDictionary<string, string> Metadata { get; set; }

        public BlobRequestConditions Conditions { get; set; }
    }

    public class BlobLeaseRequestConditions : RequestConditions;

    public class BlobRequestConditions : BlobLeaseRequestConditions;

    public class GetBlobsOptions
    {
        public string Prefix { get; set; }
    }
}
