using System.Diagnostics;
using System.Net;
using Soc.Simulator.Server;
using static Soc.Simulator.Tests.Server.ServerFixture;

namespace Soc.Simulator.Tests.Server;

public sealed class TenantServerTests
{
    private static readonly string Revocation = $"/v1.0/users/{User}/revokeSignInSessions";

    [Theory]
    [InlineData("v1.0/users/x", "InvalidAuthenticationToken")]
    [InlineData("api/machineactions", "Unauthorized")]
    public async Task A_call_without_a_token_is_unauthorized(string path, string code)
    {
        await using var tenant = await Run();
        using var stranger = new HttpClient { BaseAddress = tenant.Server.Defender };
        using var response = await stranger.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Contains(code, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_token_than_the_agreed_one_is_unauthorized()
    {
        await using var tenant = await Run(new() { Token = "another" });
        Assert.Equal(401, (await tenant.Get("/api/machineactions")).Status);
    }

    [Fact]
    public async Task A_throttled_call_is_told_when_to_come_back_and_changes_nothing()
    {
        await using var tenant = await Run(new() { Faults = [new("POST", "/v1.0/users/*/revokeSignInSessions", new Fault.Throttled(TimeSpan.FromSeconds(7)))] });
        var throttled = await tenant.Post(Revocation);
        Assert.Equal((429, TimeSpan.FromSeconds(7)), (throttled.Status, throttled.RetryAfter!.Delta));
        Assert.Empty(tenant.Server.Journal);
        Assert.Equal(200, (await tenant.Post(Revocation)).Status);
    }

    [Fact]
    public async Task Retry_After_may_be_a_date()
    {
        await using var tenant = await Run(new() { Faults = [new(null, null, new Fault.Throttled(TimeSpan.FromMinutes(2), AsDate: true))] });
        var throttled = await tenant.Post(Revocation);
        Assert.Equal(new DateTimeOffset(2026, 11, 20, 9, 2, 0, TimeSpan.Zero), throttled.RetryAfter!.Date);
    }

    [Fact]
    public async Task The_first_call_to_every_path_can_be_hit()
    {
        await using var tenant = await Run(new() { Faults = [new(null, null, new Fault.Unavailable(), PerPath: true)] });
        Assert.Equal(503, (await tenant.Post(Revocation)).Status);
        Assert.Equal(200, (await tenant.Post(Revocation)).Status);
        Assert.Equal(503, (await tenant.Get("/api/indicators")).Status);
        Assert.Equal(200, (await tenant.Get("/api/indicators")).Status);
    }

    [Fact]
    public async Task A_dropped_call_does_nothing_and_a_lost_answer_does_it()
    {
        await using var tenant = await Run();
        tenant.Server.Faults.Add(new("POST", null, new Fault.ConnectionDropped()));
        await Assert.ThrowsAsync<HttpRequestException>(() => tenant.Post(Revocation));
        Assert.Empty(tenant.Server.Journal);
        tenant.Server.Faults.Add(new("POST", null, new Fault.AnswerLost()));
        await Assert.ThrowsAsync<HttpRequestException>(() => tenant.Post(Revocation));
        Assert.Single(tenant.Server.Journal);
    }

    [Fact]
    public async Task A_restarted_server_meets_the_same_world()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory().FullName, "tenant.journal");
        var options = new TenantServerOptions { JournalFile = file };
        var clock = new SetClock(Start);
        string? action, indicator;
        await using (var first = await Run(options, clock))
        {
            await first.Patch($"/v1.0/users/{User}", """{"accountEnabled":false}""");
            await first.Post(Revocation);
            action = (await first.Post($"/api/machines/{Machine}/isolate", """{"Comment":"c","IsolationType":"Full"}"""))["id"];
            indicator = (await first.Post("/api/indicators",
                """{"indicatorValue":"bad.example","indicatorType":"DomainName","action":"Block","title":"t","description":"d"}"""))["id"];
        }
        clock.Advance(TimeSpan.FromSeconds(2));
        await File.AppendAllTextAsync(file, """{"sequence":5,"at":"2026-1""", TestContext.Current.CancellationToken);

        await using var second = await Run(options, clock);
        Assert.Equal(4, second.Server.Journal.Count);
        var user = await second.Get($"/v1.0/users/{User}?$select=accountEnabled,signInSessionsValidFromDateTime");
        Assert.Equal(("false", "2026-11-20T09:00:00Z"), (user["accountEnabled"], user["signInSessionsValidFromDateTime"]));
        Assert.Equal("InProgress", (await second.Get($"/api/machineactions/{action}"))["status"]);
        Assert.Equal(indicator, Assert.Single((await second.Get("/api/indicators")).Items)!["id"]!.ToString());
        await second.Delete($"/api/indicators/{indicator}");
        Assert.Equal(5, File.ReadAllLines(file).Length);
    }

    [Fact]
    public async Task A_journal_of_another_tenant_is_refused()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory().FullName, "tenant.journal");
        await File.WriteAllTextAsync(file,
            """{"sequence":1,"at":"2026-11-20T09:00:00+00:00","method":"POST","path":"/v1.0/users/nobody/revokeSignInSessions"}""" + "\n",
            TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<InvalidDataException>(() => Run(new() { JournalFile = file }));
        File.Delete(file);
        await using var fresh = await Run(new() { JournalFile = file });
        Assert.Empty(fresh.Server.Journal);
    }

    [Fact]
    public async Task It_starts_at_once()
    {
        var fastest = long.MaxValue;
        // The best of some, for the machine may be busy with something else.
        for (var run = 0; run < 5; run++)
        {
            var watch = Stopwatch.StartNew();
            await using var tenant = await Run();
            fastest = Math.Min(fastest, watch.ElapsedMilliseconds);
            Assert.Equal("127.0.0.1", tenant.Server.Graph.Host);
        }
        Assert.InRange(fastest, 0, 300);
    }
}
