using Soc.Contracts;
using Soc.Core.Ingest;
using Soc.Core.Tenants;

namespace Soc.Core.Tests.Ingest;

public sealed class SourceHealthTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 17, 20, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static SourceCondition Of(SignalSource source, DateTimeOffset? polled, params (SignalSource Source, double HoursAgo)[] arrivals) =>
        SourceHealth.Of(arrivals.ToDictionary(pair => pair.Source, pair => (DateTimeOffset?)Now.AddHours(-pair.HoursAgo)), polled, Now).Single(reading => reading.Source == source).Condition;

    [Fact]
    public void A_source_that_sent_lately_reports() =>
        Assert.Equal(SourceCondition.Reporting, Of(SignalSource.EntraSignIn, null, (SignalSource.EntraSignIn, 2)));

    [Fact]
    public void A_source_with_nothing_to_say_is_quiet_while_its_connection_is_alive() =>
        Assert.Equal(SourceCondition.Quiet, Of(SignalSource.EntraAudit, null, (SignalSource.EntraAudit, 60), (SignalSource.EntraSignIn, 1)));

    [Fact]
    public void A_source_is_silent_when_nothing_comes_over_its_connection() =>
        Assert.Equal(SourceCondition.Silent, Of(SignalSource.EntraAudit, null, (SignalSource.EntraAudit, 13), (SignalSource.EntraSignIn, 13), (SignalSource.DefenderDeviceProcessEvents, 0)));

    [Theory]
    [InlineData(1, SourceCondition.Quiet)]
    [InlineData(13, SourceCondition.Silent)]
    public void An_empty_audit_log_that_still_answers_is_quiet_and_one_that_does_not_is_silent(double polledHoursAgo, SourceCondition expected) =>
        Assert.Equal(expected, Of(SignalSource.Office365Exchange, Now.AddHours(-polledHoursAgo), (SignalSource.Office365Exchange, 70)));

    [Fact]
    public void A_row_of_before_arrivals_were_noted_is_no_sign_of_life() =>
        Assert.Equal(SourceCondition.Silent, SourceHealth.Of(new Dictionary<SignalSource, DateTimeOffset?> { [SignalSource.EntraSignIn] = null }, null, Now).Single().Condition);

    [Fact]
    public async Task The_ledger_keeps_the_last_arrival_and_writes_once_in_its_grain()
    {
        var store = new InMemoryDocumentStore();
        var ledger = new SourceLedger(store);
        var first = (await Noted(ledger, Now), Tag: await Tag(store)).Tag;

        Assert.Equal(Now.AddMinutes(0), await Noted(ledger, Now.AddMinutes(59)));
        Assert.Equal(first, await Tag(store));
        Assert.Equal(Now.AddMinutes(60), await Noted(ledger, Now.AddMinutes(60)));
    }

    [Fact]
    public async Task Two_hosts_note_the_same_source_and_the_later_arrival_stands()
    {
        var store = new InMemoryDocumentStore();

        await Noted(new(store), Now.AddHours(3));

        Assert.Equal(Now.AddHours(3), await Noted(new(store), Now));
        Assert.Equal(Now.AddHours(5), await Noted(new(store), Now.AddHours(5)));
    }

    [Fact]
    public async Task A_source_that_falls_silent_is_told_once_and_once_again_when_it_speaks()
    {
        var (store, clock) = (new InMemoryDocumentStore(), new Hands(Now));
        var ledger = new SourceLedger(store);
        await ledger.Note(TestTenant.Id, SignalSource.EntraSignIn, Now, Cancellation);

        Assert.Empty(await Changes(store, clock));
        clock.Now = Now.AddHours(13);
        Assert.Equal([(SignalSource.EntraSignIn, SourceCondition.Silent)], await Changes(store, clock));
        Assert.Empty(await Changes(store, clock));
        await ledger.Note(TestTenant.Id, SignalSource.EntraSignIn, clock.Now, Cancellation);
        Assert.Equal([(SignalSource.EntraSignIn, SourceCondition.Reporting)], await Changes(store, clock));
        Assert.Empty(await Changes(store, clock));
    }

    [Fact]
    public async Task What_could_not_be_told_is_told_at_the_next_look()
    {
        var (store, clock) = (new InMemoryDocumentStore(), new Hands(Now));
        await new SourceLedger(store).Note(TestTenant.Id, SignalSource.EntraSignIn, Now.AddHours(-13), Cancellation);
        var watch = new SourceWatch(new(store), new AuditPoll(new Unasked(), store, clock), store, clock);

        await Assert.ThrowsAsync<InvalidOperationException>(() => watch.Look(TestTenant.Id, _ => throw new InvalidOperationException(), Cancellation));

        Assert.Equal([(SignalSource.EntraSignIn, SourceCondition.Silent)], await Changes(store, clock));
    }

    private static async Task<DateTimeOffset?> Noted(SourceLedger ledger, DateTimeOffset arrivedAt)
    {
        await ledger.Note(TestTenant.Id, SignalSource.EntraSignIn, arrivedAt, Cancellation);
        return (await ledger.Arrivals(TestTenant.Id, Cancellation))[SignalSource.EntraSignIn];
    }

    private static async Task<string> Tag(InMemoryDocumentStore store) =>
        (await store.Get("sources", new(TestTenant.Id, "sources"), nameof(SignalSource.EntraSignIn), Cancellation))!.ETag;

    private static async Task<List<(SignalSource, SourceCondition)>> Changes(InMemoryDocumentStore store, Hands clock)
    {
        var watch = new SourceWatch(new(store), new AuditPoll(new Unasked(), store, clock), store, clock);
        var told = new List<(SignalSource, SourceCondition)>();
        await watch.Look(TestTenant.Id, changes => told.AddRange(changes.Select(reading => (reading.Source, reading.Condition))), Cancellation);
        return told;
    }

    /// <summary>Whether the log was polled is read from the store, not from the source.</summary>
    private sealed class Unasked : IAuditFeed
    {
        public IReadOnlyList<TenantId> Tenants => [];

        public Task Subscribe(TenantId tenant, string contentType, CancellationToken cancellation) => throw new NotSupportedException();

        public IAsyncEnumerable<AuditContent> List(TenantId tenant, string contentType, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<ReadOnlyMemory<byte>?> Fetch(TenantId tenant, AuditContent content, CancellationToken cancellation) => throw new NotSupportedException();
    }

    private sealed class Hands(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
