using static Soc.Simulator.Tests.Server.ServerFixture;

namespace Soc.Simulator.Tests.Server;

public sealed class DefenderRoutesTests
{
    private const string Isolation = """{"Comment":"Contain [k-1]","IsolationType":"Full"}""";
    private const string Indicator =
        """{"indicatorValue":"203.0.113.9","indicatorType":"IpAddress","action":"Block","title":"t","description":"d","expirationTime":"2026-12-20T00:00:00Z"}""";

    [Fact]
    public async Task An_isolation_is_pending_then_in_progress_then_succeeded()
    {
        await using var tenant = await Run();
        var action = await tenant.Post($"/api/machines/{Machine}/isolate", Isolation);
        Assert.Equal((201, "Isolate", "Pending", "Contain [k-1]"), (action.Status, action["type"], action["status"], action["requestorComment"]));
        tenant.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("InProgress", (await tenant.Get($"/api/machineactions/{action["id"]}"))["status"]);
        tenant.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("Succeeded", (await tenant.Get($"/api/machineactions/{action["id"]}"))["status"]);
    }

    [Fact]
    public async Task A_second_isolation_is_refused_while_the_first_is_open()
    {
        await using var tenant = await Run();
        await tenant.Post($"/api/machines/{Machine}/isolate", Isolation);
        var second = await tenant.Post($"/api/machines/{Machine}/isolate", Isolation);
        Assert.Equal((400, "ActiveRequestAlreadyExists"), (second.Status, second.Code));
        Assert.Equal("Action is already in progress", second.Body!["error"]!["message"]!.ToString());
        Assert.Single(tenant.Server.Journal);
    }

    [Fact]
    public async Task Or_a_second_isolation_is_answered_with_the_first()
    {
        await using var tenant = await Run(new() { DuplicateAnswersPendingAction = true });
        var first = await tenant.Post($"/api/machines/{Machine}/isolate", Isolation);
        var second = await tenant.Post($"/api/machines/{Machine}/isolate", """{"Comment":"Another","IsolationType":"Full"}""");
        Assert.Equal((201, first["id"]), (second.Status, second["id"]));
        Assert.Single(tenant.Server.Journal);
    }

    [Fact]
    public async Task A_pending_action_is_cancelled_and_an_ended_one_is_not()
    {
        await using var tenant = await Run();
        var action = await tenant.Post($"/api/machines/{Machine}/isolate", Isolation);
        var cancelled = await tenant.Post($"/api/machineactions/{action["id"]}/cancel", """{"Comment":"Undo"}""");
        Assert.Equal((200, "Cancelled", "Undo"), (cancelled.Status, cancelled["status"], cancelled["cancellationComment"]));
        Assert.Equal(400, (await tenant.Post($"/api/machineactions/{action["id"]}/cancel", """{"Comment":"Undo"}""")).Status);
        Assert.Equal(404, (await tenant.Post($"/api/machineactions/{Guid.Empty}/cancel")).Status);
    }

    [Fact]
    public async Task Machine_actions_are_filtered_by_the_documented_properties_only()
    {
        await using var tenant = await Run();
        await tenant.Post($"/api/machines/{Machine}/isolate", Isolation);
        Assert.Single((await tenant.Get($"/api/machineactions?$filter=machineId eq '{Machine}' and status eq 'Pending'")).Items);
        Assert.Empty((await tenant.Get($"/api/machineactions?$filter=machineId eq '{Machine}' and status ne 'Pending'")).Items);
        Assert.Single((await tenant.Get("/api/machineactions?$filter=type eq 'Unisolate' or creationDateTimeUtc ge 2026-11-20T00:00:00Z")).Items);
        Assert.Equal("ODataError", (await tenant.Get("/api/machineactions?$filter=requestorComment eq 'x'")).Code);
    }

    [Theory]
    [InlineData("""{"IsolationType":"Full"}""", "MissingRequiredParameter")]
    [InlineData("""{"comment":"lower case","IsolationType":"Full"}""", "MissingRequiredParameter")]
    [InlineData("""{"Comment":"c","IsolationType":"Total"}""", "InvalidInput")]
    [InlineData("""{"Comment":""", "InvalidRequestBody")]
    public async Task A_wrong_isolation_is_a_bad_request(string body, string code)
    {
        await using var tenant = await Run();
        var answer = await tenant.Post($"/api/machines/{Machine}/isolate", body);
        Assert.Equal((400, code), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task An_action_ends_as_it_was_told_to()
    {
        await using var tenant = await Run(new() { MachineActionEndings = new Dictionary<string, string> { [Machine] = "TimeOut" } });
        var action = await tenant.Post($"/api/machines/{Machine}/isolate", Isolation);
        tenant.Clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal("TimeOut", (await tenant.Get($"/api/machineactions/{action["id"]}"))["status"]);
    }

    [Fact]
    public async Task An_unknown_machine_is_not_found()
    {
        await using var tenant = await Run();
        Assert.Equal("kf-lap-07.kestrel.example", (await tenant.Get($"/api/machines/{Machine}"))["computerDnsName"]);
        Assert.Equal((404, "ResourceNotFound"), await tenant.Get("/api/machines/ff") is var gone ? (gone.Status, gone.Code) : default);
    }

    [Fact]
    public async Task Submitting_an_indicator_again_updates_it()
    {
        await using var tenant = await Run();
        var first = await tenant.Post("/api/indicators", Indicator);
        var again = await tenant.Post("/api/indicators", Indicator.Replace("\"Block\"", "\"Audit\"", StringComparison.Ordinal));
        Assert.Equal((200, 200, first["id"]), (first.Status, again.Status, again["id"]));
        var listed = Assert.Single((await tenant.Get("/api/indicators?$filter=indicatorValue eq '203.0.113.9'")).Items);
        Assert.Equal("Audit", listed!["action"]!.ToString());
        Assert.Equal("ODataError", (await tenant.Get("/api/indicators?$filter=description eq 'd'")).Code);
    }

    [Fact]
    public async Task An_indicator_goes_when_it_is_deleted_or_expires()
    {
        await using var tenant = await Run();
        var indicator = await tenant.Post("/api/indicators", Indicator);
        Assert.Equal(204, (await tenant.Delete($"/api/indicators/{indicator["id"]}")).Status);
        Assert.Equal(404, (await tenant.Delete($"/api/indicators/{indicator["id"]}")).Status);
        await tenant.Post("/api/indicators", Indicator);
        Assert.Single((await tenant.Get("/api/indicators")).Items);
        tenant.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Empty((await tenant.Get("/api/indicators")).Items);
    }

    [Fact]
    public async Task A_network_is_not_an_indicator()
    {
        await using var tenant = await Run();
        var answer = await tenant.Post("/api/indicators", Indicator.Replace("203.0.113.9", "203.0.113.0/24", StringComparison.Ordinal));
        Assert.Equal((400, "InvalidIpAddress"), (answer.Status, answer.Code));
    }
}
