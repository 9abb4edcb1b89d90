using System.Diagnostics.CodeAnalysis;
using Azure;
using Azure.Core;

namespace AzureSdk.Reference;

/// <summary>An answer as Azure.Core hands it out; Azure.Core itself is the real package.</summary>
internal sealed class SliceResponse(int status, IReadOnlyDictionary<string, string> headers) : Response
{
    public static readonly IReadOnlyDictionary<string, string> NoHeaders = new Dictionary<string, string>();

    public override int Status => status;

    public override string ReasonPhrase => "";

    public override Stream ContentStream { get; set; }

    public override string ClientRequestId { get; set; }

    public static SliceResponse WithETag(int status, string etag) =>
        new(status, etag is null ? NoHeaders : new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["ETag"] = etag });

    public override void Dispose() => ContentStream?.Dispose();

    protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string value) => headers.TryGetValue(name, out value);

    protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string> values)
    {
        values = headers.TryGetValue(name, out var value) ? [value] : null;
        return values is not null;
    }

    protected override bool ContainsHeader(string name) => headers.ContainsKey(name);

    protected override IEnumerable<HttpHeader> EnumerateHeaders() => headers.Select(header => new HttpHeader(header.Key, header.Value));
}

/// <summary>Pages that are fetched as they are asked for.</summary>
internal sealed class SlicePages<T>(Func<string, CancellationToken, Task<Page<T>>> fetch, CancellationToken cancellation) : AsyncPageable<T>
{
    public override async IAsyncEnumerable<Page<T>> AsPages(string continuationToken = null, int? pageSizeHint = null)
    {
        do
        {
            var page = await fetch(continuationToken, cancellation);
            yield return page;
            continuationToken = page.ContinuationToken;
        }
        while (!string.IsNullOrEmpty(continuationToken));
    }
}
