using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace Soc.Simulator.Server;

/// <summary>Between HTTP and the world: reads a call, writes an answer.</summary>
internal static class HttpCall
{
    public static string[] Segments(string path) =>
        [.. path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString)];

    /// <exception cref="JsonException">The body is not JSON.</exception>
    public static async Task<ApiRequest> Read(HttpRequest http, DateTimeOffset now)
    {
        var url = new Uri(http.GetEncodedUrl());
        var query = http.Query.ToDictionary(option => option.Key, option => option.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        return new ApiRequest(
            http.Method, Segments(url.AbsolutePath), query, await Body(http), now, url, http.Headers["ConsistencyLevel"].FirstOrDefault());
    }

    public static async Task Write(HttpResponse http, int status, JsonNode? body)
    {
        http.StatusCode = status;
        if (body is null) return;
        http.ContentType = "application/json; charset=utf-8";
        await http.Body.WriteAsync(Encoding.UTF8.GetBytes(body.ToJsonString()));
    }

    public static void RetryAfter(HttpResponse http, TimeSpan span, DateTimeOffset? dateFrom) =>
        http.Headers.RetryAfter = dateFrom is { } now
            ? (now + span).ToString("R", CultureInfo.InvariantCulture)
            : Math.Ceiling(span.TotalSeconds).ToString(CultureInfo.InvariantCulture);

    private static async Task<JsonElement?> Body(HttpRequest http)
    {
        using var buffer = new MemoryStream();
        await http.Body.CopyToAsync(buffer);
        if (buffer.Length == 0) return null;
        buffer.Position = 0;
        using var document = await JsonDocument.ParseAsync(buffer);
        return document.RootElement.Clone();
    }
}
