using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Soc.Simulator.Server;
using Soc.Simulator.Tenant;

namespace Soc.Simulator.Tests.Server;

/// <summary>A running tenant, the clock it reads, and a client that calls it with a token.</summary>
internal sealed class ServerFixture : IAsyncDisposable
{
    public const string User = "4f2a8c11-0000-4000-8000-000000000001";
    public const string Admin = "4f2a8c11-0000-4000-8000-000000000002";
    public const string Machine = "00112233445566778899aabbccddeeff00112233";

    public static readonly DateTimeOffset Start = new(2026, 11, 20, 9, 0, 0, 700, TimeSpan.Zero);

    private readonly HttpClient _client;

    private ServerFixture(TenantServer server, SetClock clock)
    {
        (Server, Clock) = (server, clock);
        _client = new HttpClient { BaseAddress = server.Defender };
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "loopback");
    }

    public TenantServer Server { get; }
    public SetClock Clock { get; }

    public static SimulatedTenant Tenant { get; } = new(
        "7a1e0000-0000-4000-8000-000000000000",
        "Kestrel Foods",
        "kestrel.example",
        [
            new SimulatedUser(User, "mara.lind@kestrel.example", "Mara Lind", Start.AddDays(-30))
            {
                AuthenticationMethods =
                [
                    new("28c10230-6103-485e-b985-444c60001490", "passwordAuthenticationMethod", "", Start.AddYears(-1)),
                    new("3179e48a-750b-4051-897c-87b9720928f7", "phoneAuthenticationMethod", "+44 1632960001", Start.AddYears(-1)),
                    new("a1b2c3d4-0000-4000-8000-000000000001", "microsoftAuthenticatorAuthenticationMethod", "Pixel 8", Start.AddMinutes(-20), Default: true),
                ],
                InboxRules = [new("AQAAAAAA", "Newsletters"), new("AQAAAAAB", "Server rule", IsReadOnly: true)],
            },
            new SimulatedUser(Admin, "otto.berg@kestrel.example", "Otto Berg", Start.AddDays(-3), OnPremisesSyncEnabled: true)
            {
                DirectoryRoles = ["Global Administrator"],
            },
        ],
        [new SimulatedDevice(Machine, "0d0d0000-0000-4000-8000-000000000001", "kf-lap-07.kestrel.example", "Windows11", User)]);

    public static async Task<ServerFixture> Run(TenantServerOptions? options = null, SetClock? clock = null)
    {
        clock ??= new SetClock(Start);
        return new ServerFixture(await TenantServer.Start(Tenant, options ?? new TenantServerOptions(), clock, TestContext.Current.CancellationToken), clock);
    }

    public Task<Answer> Get(string path, params (string Name, string Value)[] headers) => Send(HttpMethod.Get, path, null, headers);

    public Task<Answer> Post(string path, string? body = null) => Send(HttpMethod.Post, path, body);

    public Task<Answer> Patch(string path, string body) => Send(HttpMethod.Patch, path, body);

    public Task<Answer> Delete(string path) => Send(HttpMethod.Delete, path, null);

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await Server.DisposeAsync();
    }

    private async Task<Answer> Send(HttpMethod method, string path, string? body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var response = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new Answer((int)response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text), response.Headers.RetryAfter);
    }
}

internal sealed record Answer(int Status, JsonNode? Body, RetryConditionHeaderValue? RetryAfter)
{
    public string? this[string property] => Body?[property]?.ToString();
    public string? Code => Body?["error"]?["code"]?.ToString();
    public JsonArray Items => Body!["value"]!.AsArray();
}
