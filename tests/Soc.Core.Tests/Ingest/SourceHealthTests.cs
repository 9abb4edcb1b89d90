using Soc.Contracts;
using Soc.Core.Ingest;
using Soc.Core.Ingest.Ledger;

namespace Soc.Core.Tests.Ingest;

public sealed class SourceHealthTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 17, 20, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static SourceCondition Of(SignalSource source, DateTimeOffset? polled, params (SignalSource Source, double HoursAgo)[] arrivals) =>
        SourceHealth.Of(arrivals.ToDictionary(pair => pair.Source, pair => new SourceStanding(null, null, Now.AddHours(-pair.HoursAgo))), polled, Now).Single(reading => reading.Source == source).Condition;

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
    [InlineData(SignalSource.Syslog, 13, SourceCondition.Silent)]
    [InlineData(SignalSource.WindowsSecurity, 13, SourceCondition.Reporting)]
    [InlineData(SignalSource.AzureActivity, 48, SourceCondition.Quiet)]
    [InlineData(SignalSource.AzureActivity, 97, SourceCondition.Silent)]
    public void How_long_silence_takes_depends_on_who_talks_there(SignalSource source, double hoursAgo, SourceCondition expected) => Assert.Equal(expected, Of(source, null, (source, hoursAgo)));

    [Fact]
    public void Every_source_comes_over_a_connection() => Assert.All(Enum.GetValues<SignalSource>(), source => Assert.True(Enum.IsDefined(SourceHealth.ConnectionOf(source))));

    [Theory]
    [InlineData(1, SourceCondition.Quiet)]
    [InlineData(13, SourceCondition.Silent)]
    public void An_empty_audit_log_that_still_answers_is_quiet_and_one_that_does_not_is_silent(double polledHoursAgo, SourceCondition expected) =>
        Assert.Equal(expected, Of(SignalSource.Office365Exchange, Now.AddHours(-polledHoursAgo), (SignalSource.Office365Exchange, 70)));

    [Fact]
    public async Task A_source_that_falls_silent_is_told_once_and_once_again_when_it_speaks()
    {
        var (store, clock) = (new InMemoryDocumentStore(), new SettableClock(Now));
        await Arrive(store, Now);

        Assert.Empty(await Changes(store, clock));
        clock.Now = Now.AddHours(13);
        Assert.Equal([(SignalSource.EntraSignIn, SourceCondition.Silent)], await Changes(store, clock));
        Assert.Empty(await Changes(store, clock));
        await Arrive(store, clock.Now);
        Assert.Equal([(SignalSource.EntraSignIn, SourceCondition.Reporting)], await Changes(store, clock));
        Assert.Empty(await Changes(store, clock));
    }

    [Fact]
    public async Task What_could_not_be_told_is_told_at_the_next_look()
    {
        var (store, clock) = (new InMemoryDocumentStore(), new SettableClock(Now));
        await Arrive(store, Now.AddHours(-13));

        await Assert.ThrowsAsync<InvalidOperationException>(() => new SourceWatch(store, clock).Look(TestTenant.Id, _ => throw new InvalidOperationException(), Cancellation));

        Assert.Equal([(SignalSource.EntraSignIn, SourceCondition.Silent)], await Changes(store, clock));
    }

    [Fact]
    public void The_account_of_a_source_has_every_hour_and_tells_silent_ones_from_empty_ones()
    {
        var readings = SourceHealth.Of(new Dictionary<SignalSource, SourceStanding> { [SignalSource.EntraSignIn] = new(null, null, Now), [SignalSource.EntraAudit] = new(null, null, Now) }, null, Now);
        DateTimeOffset[] asked = [Now.AddHours(-3), Now.AddHours(-2), Now.AddHours(-1), Now];
        SourceHour[] arrived = [new(SignalSource.EntraSignIn, asked[0], new(5, 4, 1, 0, 0, 2)), new(SignalSource.EntraSignIn, asked[2], new(1, 1, 0, 0, 0, 0)), new(null, asked[0], new(2, 0, 0, 2, 0, 0))];

        var accounts = SourceAccount.Of(readings, arrived, null, asked, Now.AddMinutes(10));

        Assert.Equal([SignalSource.EntraSignIn, SignalSource.EntraAudit, null], accounts.Select(account => account.Source));
        Assert.Equal([false, true, false, false], accounts[1].Hours.Select(hour => hour.Silent));
        Assert.Equal((new Counts(6, 5, 1, 0, 0, 2), 1), (accounts[0].Total, accounts[0].SilentHours));
        Assert.Equal((new Counts(2, 0, 0, 2, 0, 0), 0), (accounts[2].Total, accounts[2].SilentHours));
    }

    [Fact]
    public void An_hour_in_which_the_audit_log_answered_is_not_silent()
    {
        var readings = SourceHealth.Of(new Dictionary<SignalSource, SourceStanding> { [SignalSource.Office365Exchange] = new(null, null, Now.AddHours(-9)) }, Now, Now);

        Assert.Equal(0, Assert.Single(SourceAccount.Of(readings, [], Now, [Now.AddHours(-1)], Now)).SilentHours);
        Assert.Equal(1, Assert.Single(SourceAccount.Of(readings, [], Now.AddHours(-1), [Now.AddHours(-1)], Now)).SilentHours);
    }

    private static Task<Entered> Arrive(InMemoryDocumentStore store, DateTimeOffset at) =>
        new SourceLedger(store).Enter([Arrival.Of(new Signal(TestTenant.Id, SignalSource.EntraSignIn, $"{at}", at, default, new("hub", "0", 0, 0)), at, Fate.Normalized)], Cancellation);

    private static async Task<List<(SignalSource, SourceCondition)>> Changes(InMemoryDocumentStore store, SettableClock clock)
    {
        var told = new List<(SignalSource, SourceCondition)>();
        await new SourceWatch(store, clock).Look(TestTenant.Id, changes => told.AddRange(changes.Select(reading => (reading.Source, reading.Condition))), Cancellation);
        return told;
    }
}
