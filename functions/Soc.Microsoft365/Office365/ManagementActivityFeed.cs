using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Azure.Core;
using Azure.Identity;
using Soc.Core.Ingest;
using Soc.Core.Stores;
using Soc.Core.Tenants;

namespace Soc.Microsoft365.Office365;

/// <summary>
/// The Office 365 Management Activity API (learn.microsoft.com/office/office-365-management-api/office-365-management-activity-api-reference);
/// application permission ActivityFeed.Read. Every call names the publisher: without it, all who name none share one quota.
/// </summary>
/// <param name="http">Its base address is <see cref="Address"/>, or a loopback's.</param>
/// <param name="connections">The tenants that are asked, each with tokens of its own: the API refuses another tenant's (AF20010).</param>
public sealed class ManagementActivityFeed(HttpClient http, IReadOnlyDictionary<TenantId, TokenCredential> connections) : IAuditFeed, IDisposable
{
    /// <summary>Of the worldwide cloud.</summary>
    public static readonly Uri Address = new("https://manage.office.com/");

    private const string AlreadyEnabled = "AF20024";
    private const string ContentUnknown = "AF20050";
    private const string ContentExpired = "AF20051";
    private static readonly string[] Scopes = ["https://manage.office.com/.default"];

    public IReadOnlyList<TenantId> Tenants => [.. connections.Keys];

    public async Task Subscribe(TenantId tenant, string contentType, CancellationToken cancellation)
    {
        using var response = await Send(tenant, HttpMethod.Post, new(http.BaseAddress!, $"{Feed(tenant)}/start?contentType={contentType}&{Publisher(tenant)}"), cancellation);
        if (response.IsSuccessStatusCode) return;
        var code = await CodeOf(response, cancellation);
        if (code != AlreadyEnabled) throw Refused(response.StatusCode, code);
    }

    public async IAsyncEnumerable<AuditContent> List(
        TenantId tenant, string contentType, DateTimeOffset from, DateTimeOffset to, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var first = $"{Feed(tenant)}/content?contentType={contentType}&startTime={Instant(from)}&endTime={Instant(to)}&{Publisher(tenant)}";
        for (Uri? page = new(http.BaseAddress!, first); page is not null;)
        {
            using var response = await Send(tenant, HttpMethod.Get, page, cancellation);
            if (!response.IsSuccessStatusCode) throw Refused(response.StatusCode, await CodeOf(response, cancellation));
            foreach (var listed in await Read<List<Listed>>(response, cancellation))
                yield return new(listed.ContentId, new(listed.ContentUri), listed.ContentCreated);
            page = response.Headers.TryGetValues("NextPageUri", out var next) ? Named(tenant, new(next.First())) : null;
        }
    }

    public async Task<ReadOnlyMemory<byte>?> Fetch(TenantId tenant, AuditContent content, CancellationToken cancellation)
    {
        using var response = await Send(tenant, HttpMethod.Get, Named(tenant, content.Address), cancellation);
        if (response.IsSuccessStatusCode) return await response.Content.ReadAsByteArrayAsync(cancellation);
        var code = await CodeOf(response, cancellation);
        return code is ContentUnknown or ContentExpired ? null : throw Refused(response.StatusCode, code);
    }

    public void Dispose() => http.Dispose();

    private async Task<HttpResponseMessage> Send(TenantId tenant, HttpMethod method, Uri address, CancellationToken cancellation)
    {
        try
        {
            var token = await connections[tenant].GetTokenAsync(new TokenRequestContext(Scopes), cancellation);
            using var request = new HttpRequestMessage(method, Own(address));
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Token);
            return await http.SendAsync(request, cancellation);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException || (failure is TaskCanceledException && !cancellation.IsCancellationRequested))
        {
            throw new StoreBusyException("The audit log of Office 365 does not answer just now.", failure);
        }
        catch (AuthenticationFailedException failure)
        {
            throw new StoreUnusableException("No token for the audit log of Office 365 could be had.", failure);
        }
    }

    /// <summary>An address that the API hands out must not carry our token to another host.</summary>
    private Uri Own(Uri address) => address.GetLeftPart(UriPartial.Authority) == http.BaseAddress!.GetLeftPart(UriPartial.Authority)
        ? address
        : throw new StoreUnusableException("The audit log of Office 365 points to another host.");

    private static Exception Refused(HttpStatusCode status, string? code)
    {
        var answer = $"The audit log of Office 365 answers {(int)status} {code}.";
        return status is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError
            ? new StoreBusyException(answer)
            : new StoreUnusableException(answer);
    }

    /// <summary>{"error":{"code":"AF20024","message":"…"}}; the message is not kept.</summary>
    private static async Task<string?> CodeOf(HttpResponseMessage response, CancellationToken cancellation)
    {
        try
        {
            return (await response.Content.ReadFromJsonAsync<Failure>(JsonSerializerOptions.Web, cancellation))?.Error?.Code;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static async Task<T> Read<T>(HttpResponseMessage response, CancellationToken cancellation)
    {
        try
        {
            return await response.Content.ReadFromJsonAsync<T>(JsonSerializerOptions.Web, cancellation) ?? throw new StoreBusyException("The audit log of Office 365 answered with nothing.");
        }
        catch (JsonException broken)
        {
            throw new StoreBusyException("The audit log of Office 365 answered with something else than JSON.", broken);
        }
    }

    private static Uri Named(TenantId tenant, Uri address) =>
        address.Query.Contains("PublisherIdentifier=", StringComparison.OrdinalIgnoreCase) ? address : new($"{address}{(address.Query.Length == 0 ? '?' : '&')}{Publisher(tenant)}");

    private static string Feed(TenantId tenant) => $"api/v1.0/{tenant}/activity/feed/subscriptions";

    private static string Publisher(TenantId tenant) => $"PublisherIdentifier={tenant}";

    private static string Instant(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);

    private sealed record Listed(string ContentId, string ContentUri, DateTimeOffset ContentCreated);

    private sealed record Failure(FailureBody? Error);

    private sealed record FailureBody(string? Code);
}
