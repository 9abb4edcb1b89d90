using Soc.Core.Ingest;
using Soc.Core.Ingest.Ledger;

namespace Soc.Core.Tests.Ingest.Ledger;

/// <summary>An empty source and a dead one are told apart by what happened around the time, not by when it was heard of.</summary>
public sealed class SourceReportsTests
{
    private const SignalSource SignIn = SignalSource.EntraSignIn;
    private const SignalSource Audit = SignalSource.EntraAudit;
    private static readonly DateTimeOffset Midnight = new(2026, 11, 17, 0, 0, 0, TimeSpan.Zero);
    private static readonly Period Morning = new(Midnight.AddHours(10.5), Midnight.AddHours(12.2));

    [Fact]
    public void A_source_that_never_sent_anything_shows_nothing() =>
        Assert.Equal(new Blindness(BlindReason.NeverSent), Reports((Audit, 11)).Blind(SignIn, Morning));

    [Fact]
    public void A_source_that_told_something_of_the_time_shows_it() => Assert.Null(Reports((SignIn, 12)).Blind(SignIn, Morning));

    [Fact]
    public void A_source_with_nothing_to_say_shows_the_time_while_its_connection_does() =>
        Assert.Null(Reports((Audit, 2), (SignIn, 11)).Blind(Audit, Morning));

    [Fact]
    public void A_source_that_died_before_the_attack_shows_nothing_and_says_since_when() =>
        Assert.Equal(new Blindness(BlindReason.Silent, Since: Midnight.AddHours(7)), Reports((SignIn, 5), (Audit, 6)).Blind(SignIn, Morning));

    [Fact]
    public void A_connection_that_was_heard_soon_before_and_soon_after_was_only_quiet() =>
        Assert.Null(Reports((SignIn, 9), (SignIn, 14)).Blind(SignIn, Morning));

    [Fact]
    public void A_connection_that_was_away_for_longer_than_anybody_is_quiet_was_dead() =>
        Assert.Equal(
            new Blindness(BlindReason.Silent, Midnight.AddHours(3), Midnight.AddHours(20)), Reports((SignIn, 2), (SignIn, 20)).Blind(SignIn, Morning));

    [Fact]
    public void A_source_that_was_connected_after_the_attack_shows_nothing_of_it() =>
        Assert.Equal(new Blindness(BlindReason.NotYet, Until: Midnight.AddHours(15)), Reports((SignIn, 15), (Audit, 11)).Blind(SignIn, Morning));

    [Fact]
    public void An_audit_log_that_was_asked_about_the_time_and_had_nothing_shows_it()
    {
        var reports = Reports((SignalSource.Office365Exchange, 3));

        Assert.NotNull(reports.Blind(SignalSource.Office365Exchange, Morning));
        Assert.Null((reports with { Polled = Midnight.AddHours(13) }).Blind(SignalSource.Office365Exchange, Morning));
    }

    [Fact]
    public void A_source_that_rests_by_nature_is_not_taken_for_dead_at_once()
    {
        Assert.Null(Reports((SignalSource.AzureActivity, 3)).Blind(SignalSource.AzureActivity, Morning));
        Assert.NotNull(Reports((SignalSource.AzureActivity, -100)).Blind(SignalSource.AzureActivity, Morning));
    }

    [Fact]
    public void The_hours_of_which_a_connection_told_nothing_are_listed_run_by_run()
    {
        var day = new Period(Midnight.AddHours(8), Midnight.AddHours(14.5));

        var silences = Reports((SignIn, 7), (SignIn, 8), (Audit, 11), (SignIn, 12)).Silences(SourceConnection.EntraDiagnostics, day);

        Assert.Equal(
            [
                new(SourceConnection.EntraDiagnostics, Midnight.AddHours(9), Midnight.AddHours(11), Alive: true),
                new(SourceConnection.EntraDiagnostics, Midnight.AddHours(13), Midnight.AddHours(15), Alive: false),
            ],
            silences);
    }

    [Fact]
    public void A_connection_that_never_was_is_not_silent() => Assert.Empty(Reports((SignIn, 7)).Silences(SourceConnection.DefenderStreaming, Morning));

    /// <param name="told">Sources, and the hours since midnight of which they told.</param>
    private static SourceReports Reports(params (SignalSource Source, int Hour)[] told)
    {
        var standing = told.GroupBy(each => each.Source, each => Midnight.AddHours(each.Hour)).ToDictionary(group => group.Key, group => new SourceStanding(group.Min(), group.Max(), group.Max()));
        return new(standing, told.Select(each => (each.Source, Midnight.AddHours(each.Hour))).ToHashSet(), null);
    }
}
