using System.Text;
using Azure.Core;
using Soc.Contracts;
using Soc.Core.Ingest;
using Soc.Core.Stores;
using Soc.Core.Tenants;
using Soc.Microsoft365;
using Soc.Microsoft365.Office365;

namespace Soc.Functions.Tests.Ingest;

public sealed class AuditPollTests : IAsyncLifetime
{
    private const string Exchange = "Audit.Exchange";
    private static readonly TenantId Tenant = TenantId.Parse("3d0c6c1e-8f4b-4f0a-9a57-2f1c5b7e9d10");
    private static readonly DateTimeOffset Noon = new(2026, 11, 17, 12, 0, 0, TimeSpan.Zero);

    private readonly SettableClock _clock = new(Noon);
    private readonly InMemoryDocumentStore _documents = new();
    private readonly List<string> _taken = [];
    private ManagementActivityServer _server = null!;
    private ManagementActivityFeed _feed = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private AuditPoll Poll => new(_feed, _documents, _clock);

    public async ValueTask InitializeAsync()
    {
        _server = await ManagementActivityServer.Start(Tenant.ToString(), _clock, Cancellation);
        _feed = new(new HttpClient { BaseAddress = _server.Address }, new Dictionary<TenantId, TokenCredential> { [Tenant] = new StaticToken("loopback") });
    }

    public ValueTask DisposeAsync()
    {
        _feed.Dispose();
        return _server.DisposeAsync();
    }

    [Fact]
    public async Task Every_page_is_read_and_every_call_names_the_publisher()
    {
        for (var index = 0; index < 5; index++) Add($"c{index}", Noon.AddHours(-index - 1));

        Assert.Equal(5, await Run());

        Assert.Equal(["c0", "c1", "c2", "c3", "c4"], _taken.Order());
        Assert.All(_server.Requests, request => Assert.Contains($"PublisherIdentifier={Tenant}", request, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_subscription_that_is_enabled_already_is_no_failure()
    {
        await Run();
        Add("late", Noon.AddMinutes(-1));

        Assert.Equal(1, await Run());
    }

    [Fact]
    public async Task Content_that_turns_up_late_in_a_window_already_read_is_taken_and_nothing_twice()
    {
        Add("first", Noon.AddHours(-1));
        await Run();
        _clock.Now += TimeSpan.FromMinutes(5);
        Add("late", Noon.AddHours(-3));

        await Run();
        await Run();

        Assert.Equal(["first", "late"], _taken);
    }

    [Fact]
    public async Task After_days_without_a_poll_the_windows_are_no_longer_than_the_source_allows()
    {
        await Run();
        _clock.Now += TimeSpan.FromDays(9);
        Add("reachable", _clock.Now.AddDays(-6));

        Assert.Equal(1, await Run());
    }

    [Fact]
    public async Task A_poll_that_breaks_off_is_taken_up_where_it_was()
    {
        Add("one", Noon.AddHours(-2));
        await Assert.ThrowsAsync<StoreBusyException>(() => Poll.Run(Tenant, Exchange, (_, _) => throw new StoreBusyException("away"), Cancellation));

        Assert.Equal(1, await Run());
    }

    [Theory]
    [InlineData(429, "AF429", typeof(StoreBusyException))]
    [InlineData(500, "AF50000", typeof(StoreBusyException))]
    [InlineData(401, "AF10001", typeof(StoreUnusableException))]
    public async Task What_the_source_refuses_is_named(int status, string code, Type expected)
    {
        _server.Fault = (status, code);

        var failure = await Record.ExceptionAsync(Run);

        Assert.IsType(expected, failure);
        Assert.Contains(code, failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_next_page_on_another_host_does_not_get_our_token()
    {
        _server.ForeignPage = "http://feed.example/api/next";

        await Assert.ThrowsAsync<StoreUnusableException>(Run);
    }

    [Fact]
    public async Task Content_that_expired_before_it_was_fetched_holds_up_nothing()
    {
        Add("gone", Noon.AddDays(-8));

        Assert.Null(await _feed.Fetch(Tenant, new("gone", new(_server.Address, $"api/v1.0/{Tenant}/activity/feed/audit/gone"), Noon), Cancellation));
    }

    [Fact]
    public async Task What_no_window_can_reach_any_more_is_forgotten_and_the_rest_is_not()
    {
        Add("old", Noon.AddHours(-1));
        await Run();
        _clock.Now += TimeSpan.FromDays(9);
        Add("new", _clock.Now.AddHours(-1));
        await Run();

        await Poll.Forget(Tenant, Cancellation);

        Assert.Single(await _documents.Query("audit", new(Tenant, "audit"), KeyRange.StartingWith("content|"), Cancellation).ToListAsync(Cancellation));
    }

    private Task<int> Run() => Poll.Run(Tenant, Exchange, Take, Cancellation);

    private void Add(string id, DateTimeOffset created) => _server.Contents.Add(id, (created, $$"""[{"Id":"{{id}}"}]"""));

    private Task Take(InboundMessage message, CancellationToken cancellation)
    {
        Assert.Equal($$"""[{"Id":"{{message.Position.Partition}}"}]""", Encoding.UTF8.GetString(message.Body.Span));
        _taken.Add(message.Position.Partition);
        return Task.CompletedTask;
    }
}
