using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Soc.Simulator.Defender;
using Soc.Simulator.Graph;
using Soc.Simulator.Tenant;

namespace Soc.Simulator.Server;

/// <summary>
/// An invented tenant on 127.0.0.1 that answers the Graph and Defender routes of containment as they are documented: with their delays,
/// pending states, throttling and errors. Whoever calls it makes the calls of production.
/// </summary>
public sealed class TenantServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TenantWorld _world;
    private readonly TenantServerOptions _options;
    private readonly TimeProvider _clock;

    private TenantServer(TenantWorld world, TenantServerOptions options, TimeProvider clock)
    {
        (_world, _options, _clock) = (world, options, clock);
        Faults = new Faults(options.Faults);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddSingleton<IHostLifetime, GuestLifetime>();
        _app = builder.Build();
        _app.Run(Serve);
    }

    /// <summary>What goes wrong next.</summary>
    public Faults Faults { get; }

    /// <summary>Accepted calls that changed the tenant, oldest first, those of earlier runs included.</summary>
    public IReadOnlyList<JournalEntry> Journal => _world.Entries;

    /// <summary>Stands for https://graph.microsoft.com/v1.0.</summary>
    public Uri Graph => new(Address, "v1.0");

    /// <summary>Stands for https://api.securitycenter.microsoft.com/.</summary>
    public Uri Defender => Address;

    private Uri Address => new(_app.Urls.First());

    /// <summary>Starts on a port that the system chooses.</summary>
    /// <exception cref="InvalidDataException">The journal's file was written for another tenant.</exception>
    public static async Task<TenantServer> Start(
        SimulatedTenant tenant, TenantServerOptions options, TimeProvider clock, CancellationToken cancellation = default)
    {
        var server = new TenantServer(new TenantWorld(tenant, options), options, clock);
        await server._app.StartAsync(cancellation);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _world.Dispose();
    }

    private async Task Serve(HttpContext http)
    {
        var segments = HttpCall.Segments(http.Request.Path.ToUriComponent());
        var fault = Faults.Next(http.Request.Method, segments);
        switch (fault)
        {
            case Fault.ConnectionDropped:
                http.Abort();
                return;
            case Fault.AnswerLost:
                await Answer(http.Request);
                http.Abort();
                return;
            case not null:
                await Fail(http, segments, fault);
                return;
        }
        var (status, body) = await Answer(http.Request);
        await HttpCall.Write(http.Response, status, body);
    }

    private async Task<(int Status, JsonNode? Body)> Answer(HttpRequest http)
    {
        var now = _clock.GetUtcNow();
        var graph = http.Path.StartsWithSegments("/v1.0", StringComparison.Ordinal);
        if (!Authenticated(http)) return Plain(graph ? GraphError.Unauthenticated(now) : DefenderError.Unauthenticated());
        try
        {
            return _world.Answer(await HttpCall.Read(http, now));
        }
        catch (JsonException)
        {
            return Plain(graph
                ? GraphError.Of(400, "BadRequest", "Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.", now)
                : DefenderError.Of(400, "InvalidRequestBody", "Request body is incorrect"));
        }
    }

    private async Task Fail(HttpContext http, string[] segments, Fault fault)
    {
        var now = _clock.GetUtcNow();
        var (status, code, message) = fault switch
        {
            Fault.Error error => (error.Status, error.Code, error.Message),
            Fault.Throttled => (429, "TooManyRequests", "Too many requests"),
            _ => (503, "ServiceUnavailable", "The service is temporarily unavailable."),
        };
        if (fault is Fault.Throttled throttled) HttpCall.RetryAfter(http.Response, throttled.RetryAfter, throttled.AsDate ? now : null);
        if (fault is Fault.Unavailable { RetryAfter: { } wait }) HttpCall.RetryAfter(http.Response, wait, null);
        var reply = segments is ["v1.0", ..] ? GraphError.Of(status, code, message, now) : DefenderError.Of(status, code, message);
        await HttpCall.Write(http.Response, reply.Status, reply.Body);
    }

    private bool Authenticated(HttpRequest http)
    {
        const string scheme = "Bearer ";
        var header = http.Headers.Authorization.ToString();
        return header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)
            && header.Length > scheme.Length
            && (_options.Token is null || header[scheme.Length..] == _options.Token);
    }

    private static (int Status, JsonNode? Body) Plain(Reply reply) => (reply.Status, reply.Body);

    /// <summary>The process belongs to somebody else: its signals (Ctrl+C) are not ours to catch.</summary>
    private sealed class GuestLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
