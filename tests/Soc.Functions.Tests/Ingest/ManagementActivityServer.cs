using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Soc.Functions.Tests.Ingest;

/// <summary>
/// Answers on loopback as the Management Activity API is documented (github.com/MicrosoftDocs/office-365-management-api,
/// office-365-management-activity-api-reference.md): pages, windows of 24 hours at most, errors as {"error":{"code","message"}}.
/// </summary>
internal sealed class ManagementActivityServer : IAsyncDisposable
{
    private const int PageSize = 2;
    private readonly string _tenant;
    private readonly TimeProvider _clock;
    private readonly WebApplication _app;
    private readonly HashSet<string> _enabled = [];

    private ManagementActivityServer(string tenant, TimeProvider clock)
    {
        (_tenant, _clock) = (tenant, clock);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.Run(Answer);
    }

    public Uri Address => new(_app.Urls.First() + "/");

    /// <summary>By id: when it became available, and its records.</summary>
    public SortedDictionary<string, (DateTimeOffset Created, string Records)> Contents { get; } = new(StringComparer.Ordinal);

    public List<string> Requests { get; } = [];

    /// <summary>The next answer, instead of the right one.</summary>
    public (int Status, string Code)? Fault { get; set; }

    /// <summary>Where the next page is said to be, instead of here.</summary>
    public string? ForeignPage { get; set; }

    public static async Task<ManagementActivityServer> Start(string tenant, TimeProvider clock, CancellationToken cancellation)
    {
        var server = new ManagementActivityServer(tenant, clock);
        await server._app.StartAsync(cancellation);
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task Answer(HttpContext http)
    {
        Requests.Add($"{http.Request.Method} {http.Request.Path}{http.Request.QueryString}");
        var feed = $"/api/v1.0/{_tenant}/activity/feed";
        var path = http.Request.Path.Value!;
        if (Fault is { } fault)
        {
            Fault = null;
            await Fail(http, fault.Status, fault.Code);
        }
        else if (http.Request.Headers.Authorization != "Bearer loopback") await Fail(http, 401, "AF10001");
        else if (path == $"{feed}/subscriptions/start" && http.Request.Method == "POST") await Start(http);
        else if (path == $"{feed}/subscriptions/content") await List(http, feed);
        else if (path.StartsWith($"{feed}/audit/", StringComparison.Ordinal)) await Content(http, path[(path.LastIndexOf('/') + 1)..]);
        else await Fail(http, 404, "AF20050");
    }

    private async Task Start(HttpContext http)
    {
        if (_enabled.Add(http.Request.Query["contentType"]!)) await http.Response.WriteAsync("""{"contentType":"Audit.Exchange","status":"enabled","webhook":null}""");
        else await Fail(http, 400, "AF20024");
    }

    private async Task List(HttpContext http, string feed)
    {
        var query = http.Request.Query;
        var (from, to) = (Instant(query["startTime"]!), Instant(query["endTime"]!));
        if (!_enabled.Contains(query["contentType"]!)) await Fail(http, 400, "AF20022");
        else if (to - from > TimeSpan.FromHours(24) || from < _clock.GetUtcNow().AddDays(-7)) await Fail(http, 400, "AF20030");
        else await List(http, feed, [.. Contents.Where(content => content.Value.Created >= from && content.Value.Created < to)], int.TryParse(query["nextPage"], out var page) ? page : 0);
    }

    private async Task List(HttpContext http, string feed, List<KeyValuePair<string, (DateTimeOffset Created, string Records)>> found, int page)
    {
        if (ForeignPage is not null) http.Response.Headers["NextPageUri"] = ForeignPage;
        else if (found.Count > (page + 1) * PageSize)
            http.Response.Headers["NextPageUri"] = $"{Address.AbsoluteUri.TrimEnd('/')}{feed}/subscriptions/content?contentType={http.Request.Query["contentType"]}&startTime={http.Request.Query["startTime"]}&endTime={http.Request.Query["endTime"]}&nextPage={page + 1}";
        http.Response.ContentType = "application/json; charset=utf-8";
        var items = found.Skip(page * PageSize).Take(PageSize).Select(content => $$"""
            {"contentType":"Audit.Exchange","contentId":"{{content.Key}}","contentUri":"{{Address.AbsoluteUri.TrimEnd('/')}}{{feed}}/audit/{{content.Key}}","contentCreated":"{{content.Value.Created.UtcDateTime:yyyy-MM-ddTHH:mm:ss.fffZ}}","contentExpiration":"{{content.Value.Created.UtcDateTime.AddDays(7):yyyy-MM-ddTHH:mm:ss.fffZ}}"}
            """);
        await http.Response.WriteAsync($"[{string.Join(',', items)}]");
    }

    private async Task Content(HttpContext http, string id)
    {
        if (!Contents.TryGetValue(id, out var content)) await Fail(http, 404, "AF20050");
        else if (content.Created < _clock.GetUtcNow().AddDays(-7)) await Fail(http, 400, "AF20051");
        else await http.Response.WriteAsync(content.Records);
    }

    private static async Task Fail(HttpContext http, int status, string code)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json; charset=utf-8";
        await http.Response.WriteAsync($$$"""{"error":{"code":"{{{code}}}","message":"As documented."}}""");
    }

    private static DateTimeOffset Instant(string text) => DateTimeOffset.ParseExact(text, "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
