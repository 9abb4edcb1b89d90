using Azure;
using Azure.Monitor.Query.Logs;
using Azure.Monitor.Query.Logs.Models;
using Soc.Azure.Investigate;
using Soc.Core.Investigate;
using Soc.Core.Stores;
using Soc.Core.Tenants;

namespace Soc.Azure.Tests.Investigate;

public sealed class LogAnalyticsHuntsTests
{
    private const string Workspace = "99999999-2222-4333-8444-555555555555";
    private static readonly TenantId Ours = TenantId.Parse("11111111-2222-4333-8444-555555555555");
    private static readonly TenantId Theirs = TenantId.Parse("11111111-2222-4333-8444-555555555556");
    private static readonly DateTimeOffset From = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    private static readonly LogsTableColumn[] Columns =
    [
        LogsQueryModelFactory.LogsTableColumn("TimeGenerated", LogsColumnType.Datetime),
        LogsQueryModelFactory.LogsTableColumn("UserPrincipalName", LogsColumnType.String),
        LogsQueryModelFactory.LogsTableColumn("Count", LogsColumnType.Long),
        LogsQueryModelFactory.LogsTableColumn("Risk", LogsColumnType.Real),
        LogsQueryModelFactory.LogsTableColumn("IsInteractive", LogsColumnType.Bool),
        LogsQueryModelFactory.LogsTableColumn("DeviceDetail", LogsColumnType.Dynamic),
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_hunt_brings_home_every_cell_as_text()
    {
        object?[] row = ["2026-03-02T09:30:00+02:00", "mia@parcel.example", 3, 0.5, true, """{"os":"Windows"}"""];
        object?[] empty = [null, null, null, null, null, null];
        var outcome = await Run(RecordingLogs.Answering(TableOf(row, empty)));

        var table = Assert.IsType<HuntOutcome.Complete>(outcome).Table;
        Assert.Equal(["TimeGenerated", "UserPrincipalName", "Count", "Risk", "IsInteractive", "DeviceDetail"], table.Columns);
        Assert.Equal(["2026-03-02T07:30:00.0000000Z", "mia@parcel.example", "3", "0.5", "true", """{"os":"Windows"}"""], table.Rows[0]);
        Assert.Equal(new string?[6], table.Rows[1]);
    }

    [Fact]
    public async Task An_answer_that_is_not_whole_is_said_to_be_partial()
    {
        const string Error = """{"code":"PartialError","message":"There were some errors when processing your query.","details":[{"code":"EngineError","message":"Result set is too large"}]}""";

        var outcome = await Run(RecordingLogs.Answering(TableOf(["2026-03-02T09:30:00Z", "mia@parcel.example", 3, 0.5, true, "{}"]), Error));

        var partial = Assert.IsType<HuntOutcome.Partial>(outcome);
        Assert.Single(partial.Table.Rows);
        Assert.Contains("Result set is too large", partial.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_tenants_own_workspace_is_asked_for_the_hunts_time_with_its_parameters_escaped()
    {
        var logs = RecordingLogs.Answering(TableOf());

        await Run(logs);

        var (workspace, query, range, options) = Assert.Single(logs.Asked);
        Assert.Equal(Workspace, workspace);
        Assert.Equal("let user = \"mia\\\"\";\nSigninLogs | where UserPrincipalName == user", query);
        Assert.Equal(new LogsQueryTimeRange(From, From.AddDays(1)), range);
        Assert.Equal((TimeSpan.FromMinutes(2), true), (options.ServerTimeout, options.AllowPartialErrors));
    }

    [Fact]
    public async Task A_tenant_without_a_workspace_is_not_connected_and_nobody_else_is_asked()
    {
        var logs = RecordingLogs.Answering(TableOf());

        Assert.IsType<HuntOutcome.NotConnected>(await Run(logs, Theirs));
        Assert.Empty(logs.Asked);
    }

    [Fact]
    public async Task A_hunt_that_takes_too_long_has_timed_out()
    {
        Assert.Equal(new HuntOutcome.TimedOut(TimeSpan.FromMinutes(2)), await Run(RecordingLogs.Failing(new RequestFailedException(504, "Gateway timeout"))));
        Assert.Equal(new HuntOutcome.TimedOut(TimeSpan.FromMinutes(2)), await Run(RecordingLogs.Failing(new TaskCanceledException("The operation exceeded the configured timeout."))));
    }

    [Fact]
    public async Task Logs_that_never_answer_are_given_up_a_little_after_the_hunts_time()
    {
        var clock = new WatchedClock();
        var logs = RecordingLogs.Silent();

        Assert.Equal(new HuntOutcome.TimedOut(TimeSpan.FromMinutes(2)), await HuntsIn(logs, clock).Run(Ours, Hunt(), Cancellation));
        Assert.InRange(Assert.Single(clock.Waits), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(2.5));
    }

    [Fact]
    public async Task A_hunt_that_was_called_off_is_no_outcome()
    {
        using var called = new CancellationTokenSource();
        await called.CancelAsync();
        var hunts = HuntsIn(RecordingLogs.Answering(TableOf()));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await hunts.Run(Ours, Hunt(), called.Token));
    }

    [Fact]
    public async Task A_query_that_the_logs_do_not_understand_is_refused_in_their_words()
    {
        var failure = new RequestFailedException(400, "Failed to resolve table or column expression named 'SigninLogs'", "BadArgumentError", null);

        Assert.Contains("SigninLogs", Assert.IsType<HuntOutcome.Refused>(await Run(RecordingLogs.Failing(failure))).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(429, typeof(StoreBusyException))]
    [InlineData(503, typeof(StoreBusyException))]
    [InlineData(403, typeof(StoreUnusableException))]
    public async Task A_failure_has_the_name_that_the_port_promises(int status, Type named) =>
        await Assert.ThrowsAsync(named, async () => await Run(RecordingLogs.Failing(new RequestFailedException(status, "as it happens"))));

    [Theory]
    [InlineData(0)]
    [InlineData(601)]
    public async Task A_time_that_the_logs_do_not_grant_is_refused(int seconds)
    {
        var hunts = HuntsIn(RecordingLogs.Answering(TableOf()));

        await Assert.ThrowsAsync<ArgumentException>(async () => await hunts.Run(Ours, Hunt() with { Timeout = TimeSpan.FromSeconds(seconds) }, Cancellation));
    }

    private static async Task<HuntOutcome> Run(RecordingLogs logs, TenantId? tenant = null) => await HuntsIn(logs).Run(tenant ?? Ours, Hunt(), Cancellation);

    private static LogAnalyticsHunts HuntsIn(LogsQueryClient logs, TimeProvider? clock = null) =>
        new(logs, new Dictionary<TenantId, string> { [Ours] = Workspace }, clock ?? TimeProvider.System);

    private static Hunt Hunt() => new(
        "sign-ins-of-a-user",
        "SigninLogs | where UserPrincipalName == user",
        new Dictionary<string, HuntValue> { ["user"] = new HuntValue.Text("mia\"") },
        From,
        From.AddDays(1),
        TimeSpan.FromMinutes(2));

    private static LogsTable TableOf(params object?[][] rows) =>
        LogsQueryModelFactory.LogsTable("PrimaryResult", Columns, rows.Select(row => LogsQueryModelFactory.LogsTableRow(Columns, row!)));

    /// <summary>A clock on which every wait is over at once, and remembered.</summary>
    private sealed class WatchedClock : TimeProvider
    {
        public List<TimeSpan> Waits { get; } = [];

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Waits.Add(dueTime);
            return base.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }
}
