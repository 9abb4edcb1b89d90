using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Soc.Core.Respond;
using Soc.Core.Tenants;
using Soc.Simulator.Server;
using Soc.Simulator.Tenant;

namespace Soc.Microsoft365.Tests;

/// <summary>An invented tenant on loopback, its clock, and the real adapters connected to it.</summary>
internal sealed class Loopback : IAsyncDisposable
{
    public const string User = "4f2a8c11-0000-4000-8000-000000000001";
    public const string Admin = "4f2a8c11-0000-4000-8000-000000000002";
    public const string Disabled = "4f2a8c11-0000-4000-8000-000000000003";
    public const string Machine = "00112233445566778899aabbccddeeff00112233";

    public static readonly DateTimeOffset Start = new(2026, 11, 20, 9, 0, 0, 700, TimeSpan.Zero);
    public static readonly DateTimeOffset Registered = Start.AddMinutes(-20);

    private readonly HttpClient _analyst;
    private readonly Microsoft365Containment _containment;

    private Loopback(TenantServer server, SetClock clock, Microsoft365Containment containment)
    {
        (Server, Clock, _containment) = (server, clock, containment);
        _analyst = new HttpClient { BaseAddress = server.Defender };
        _analyst.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "analyst");
    }

    public TenantServer Server { get; }
    public SetClock Clock { get; }
    public IContainment Containment => _containment;

    public static SimulatedTenant Tenant { get; } = new(
        "7a1e0000-0000-4000-8000-000000000000",
        "Kestrel Foods",
        "kestrel.example",
        [
            new SimulatedUser(User, "mara.lind@kestrel.example", "Mara Lind", Start.AddDays(-30))
            {
                AuthenticationMethods =
                [
                    new("28c10230-6103-485e-b985-444c60001490", "passwordAuthenticationMethod", "", Registered),
                    new("a1b2c3d4-0000-4000-8000-000000000001", "microsoftAuthenticatorAuthenticationMethod", "Pixel 8", Registered.AddMinutes(2), Default: true),
                    new("3179e48a-750b-4051-897c-87b9720928f7", "phoneAuthenticationMethod", "+44 1632960001", Registered.AddMinutes(-3)),
                ],
                InboxRules = [new("AQAAAAAA", "Newsletters"), new("AQAAAAAB", "."), new("AQAAAAAC", ".", IsEnabled: false), new("AQAAAAAD", "Client rule", IsReadOnly: true)],
            },
            new SimulatedUser(Admin, "otto.berg@kestrel.example", "Otto Berg", Start.AddDays(-3), OnPremisesSyncEnabled: true)
            {
                DirectoryRoles = ["Helpdesk Administrator", "Global Administrator"],
                AuthenticationMethods =
                [
                    new("a1b2c3d4-0000-4000-8000-000000000002", "microsoftAuthenticatorAuthenticationMethod", "Stranger's phone", Registered, Default: true),
                    new("3179e48a-750b-4051-897c-87b9720928f7", "phoneAuthenticationMethod", "+44 1632960002", Start.AddYears(-2)),
                ],
            },
            new SimulatedUser(Disabled, "ines.falk@kestrel.example", "Ines Falk", Start.AddDays(-3), AccountEnabled: false),
        ],
        [new SimulatedDevice(Machine, "0d0d0000-0000-4000-8000-000000000001", "kf-lap-07.kestrel.example", "Windows11", User)]);

    public static async Task<Loopback> Run(TenantServerOptions? options = null)
    {
        var clock = new SetClock(Start);
        var server = await TenantServer.Start(Tenant, options ?? new TenantServerOptions(), clock, TestContext.Current.CancellationToken);
        var connection = new Microsoft365Connection(TenantId.Parse(Tenant.Id), new StaticToken("loopback")) { Graph = server.Graph, Defender = server.Defender };
        return new Loopback(server, clock, new Microsoft365Containment([connection], clock));
    }

    public static ContainmentOrder Order(ContainmentAction action, string key = "inc-7.act-1") =>
        new(TenantId.Parse(Tenant.Id), key, action, Start, "Incident 7.");

    /// <summary>What somebody else does in the portal.</summary>
    public async Task<string> Analyst(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null) request.Content = JsonContent.Create(body, options: new JsonSerializerOptions());
        using var response = await _analyst.SendAsync(request, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _analyst.Dispose();
        _containment.Dispose();
        await Server.DisposeAsync();
    }
}
