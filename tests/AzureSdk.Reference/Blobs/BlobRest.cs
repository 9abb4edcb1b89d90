using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Web;
using System.Xml.Linq;
using Azure;
using Azure.Storage;
using Azure.Storage.Blobs.Models;

namespace AzureSdk.Reference;

/// <summary>
/// The Blob service over HTTP, signed with the emulator's shared key
/// (learn.microsoft.com/rest/api/storageservices/authorize-with-shared-key). For tests only: the product signs with tokens.
/// </summary>
internal sealed class BlobRest(StorageSharedKeyCredential credential)
{
    private const string Version = "2021-12-02";
    private static readonly HttpClient Http = new();

    public async Task<Page<BlobItem>> List(Uri container, string prefix, string marker, CancellationToken cancellation)
    {
        var query = $"restype=container&comp=list&prefix={Uri.EscapeDataString(prefix ?? "")}&marker={Uri.EscapeDataString(marker ?? "")}";
        using var answer = await Send(HttpMethod.Get, new Uri($"{container}?{query}"), [], null, cancellation);
        var listing = XDocument.Parse((await answer.Content.ReadAsStringAsync(cancellation)).TrimStart('\uFEFF')).Root;
        var blobs = listing.Element("Blobs").Elements("Blob").Select(blob => new BlobItem(blob.Element("Name").Value)).ToList();
        return Page<BlobItem>.FromValues(blobs, listing.Element("NextMarker")?.Value, new SliceResponse(200, SliceResponse.NoHeaders));
    }

    /// <exception cref="RequestFailedException">The service refused; status 0 when it did not answer at all.</exception>
    public async Task<HttpResponseMessage> Send(
        HttpMethod method, Uri uri, Dictionary<string, string> headers, BinaryData body, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, uri);
        if (method == HttpMethod.Put) request.Content = new ByteArrayContent(body?.ToArray() ?? []);
        headers["x-ms-version"] = Version;
        headers["x-ms-date"] = TimeProvider.System.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        request.Headers.TryAddWithoutValidation("Authorization", $"SharedKey {credential.AccountName}:{Sign(request, headers)}");
        try
        {
            return await Checked(await Http.SendAsync(request, cancellation));
        }
        catch (HttpRequestException failure)
        {
            throw new RequestFailedException(0, failure.Message, null, failure);
        }
    }

    private static async Task<HttpResponseMessage> Checked(HttpResponseMessage answer)
    {
        if (answer.IsSuccessStatusCode) return answer;
        using (answer)
        {
            var code = answer.Headers.TryGetValues("x-ms-error-code", out var values) ? values.Single() : null;
            throw new RequestFailedException((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(), code, null);
        }
    }

    private string Sign(HttpRequestMessage request, Dictionary<string, string> headers)
    {
        var length = request.Content?.Headers.ContentLength is > 0 and var bytes ? bytes.ToString(CultureInfo.InvariantCulture) : "";
        var canonical = headers.Where(header => header.Key.StartsWith("x-ms-", StringComparison.Ordinal))
            .OrderBy(header => header.Key, StringComparer.Ordinal)
            .Select(header => $"{header.Key}:{header.Value}\n");
        var lines = new[]
        {
            request.Method.Method, "", "", length, "", "", "", "", "", headers.GetValueOrDefault("If-None-Match", ""), "", "",
            string.Concat(canonical) + Resource(request.RequestUri),
        };
        return Convert.ToBase64String(HMACSHA256.HashData(credential.Key, Encoding.UTF8.GetBytes(string.Join('\n', lines))));
    }

    private string Resource(Uri uri)
    {
        var query = HttpUtility.ParseQueryString(uri.Query);
        var parameters = query.AllKeys.Order(StringComparer.Ordinal).Select(name => $"\n{name}:{query[name]}");
        return $"/{credential.AccountName}{uri.AbsolutePath}{string.Concat(parameters)}";
    }
}
