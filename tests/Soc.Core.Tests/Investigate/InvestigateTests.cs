using Soc.Core.Detect;
using Soc.Core.Ingest;
using Soc.Core.Ingest.Ledger;
using Soc.Core.Investigate;
using Soc.Core.Review;
using Soc.Core.Tests.Story;

namespace Soc.Core.Tests.Investigate;

public sealed class InvestigateTests
{
    [Fact]
    public void A_phase_is_seen_not_seen_or_not_observable()
    {
        var coverage = PhaseCoverage.Of(Alerts.Whole, Told(SignalSource.EntraSignIn, SignalSource.DefenderEmailEvents));

        Assert.Equal(Enum.GetValues<Phase>(), coverage.Select(each => each.Phase));
        Assert.Equal(Visibility.NotObservable, coverage[(int)Phase.Reconnaissance].Visibility);
        Assert.Equal((Visibility.Seen, Alerts.At(0), Alerts.At(7)), (coverage[1].Visibility, coverage[1].FirstSeen, coverage[1].LastSeen));
        Assert.Equal(["click", "mail qr"], coverage[1].Detections);
        Assert.Equal(["Safe Links clicks", "Office 365 audit (general)"], coverage[1].MissingSources.Select(source => source.Name));
    }

    [Fact]
    public void A_phase_with_a_source_and_no_alert_was_looked_for_and_not_seen()
    {
        var coverage = PhaseCoverage.Of([], Told(SignalSource.DefenderDeviceNetworkEvents));

        Assert.Equal((Visibility.NotSeen, null), (coverage[(int)Phase.CommandAndControl].Visibility, coverage[(int)Phase.CommandAndControl].FirstSeen));
        Assert.Equal(Visibility.NotObservable, coverage[(int)Phase.Delivery].Visibility);
    }

    [Theory]
    [InlineData(SignalSource.DefenderIdentityQueryEvents, Phase.Reconnaissance)]
    [InlineData(SignalSource.DefenderDeviceRegistryEvents, Phase.Installation)]
    [InlineData(SignalSource.DefenderDeviceEvents, Phase.Installation)]
    [InlineData(SignalSource.DefenderDeviceLogonEvents, Phase.ActionsOnObjectives)]
    [InlineData(SignalSource.DefenderIdentityLogonEvents, Phase.ActionsOnObjectives)]
    [InlineData(SignalSource.DefenderCloudAppEvents, Phase.ActionsOnObjectives)]
    public void A_table_of_Defender_shows_its_phase_even_where_nothing_else_does(SignalSource source, Phase phase) =>
        Assert.Equal([phase], PhaseCoverage.Of([], Told(source)).Where(coverage => coverage.Visibility == Visibility.NotSeen).Select(coverage => coverage.Phase));

    [Fact]
    public void A_phase_whose_sources_died_before_the_attack_is_not_observable_and_says_since_when()
    {
        var (source, died) = (SignalSource.DefenderDeviceNetworkEvents, Alerts.Nine.AddHours(-4));
        var dead = new SourceReports(new Dictionary<SignalSource, SourceStanding> { [source] = new(died.AddDays(-3), died, died) }, new HashSet<(SignalSource, DateTimeOffset)> { (source, died) }, null);

        var phase = PhaseCoverage.Of([Alerts.SignIn(Press.Ana)], dead)[(int)Phase.CommandAndControl];

        Assert.Equal(Visibility.NotObservable, phase.Visibility);
        Assert.Equal([new MissingSource("Defender for Endpoint network", new(BlindReason.Silent, Since: died.AddHours(1)))], phase.MissingSources);
        Assert.Equal("Defender for Endpoint network (nothing of after 2026-11-20 06:00)", Wording.List(phase.MissingSources));
    }

    [Fact]
    public void The_timeline_tells_the_story_in_the_order_in_which_it_happened()
    {
        var shuffled = Alerts.Whole.Concat(Alerts.Whole).ToArray();
        new Random(2).Shuffle(shuffled);

        Assert.Equal(Alerts.Whole.Select(alert => alert.Id), Timeline.Of(shuffled).Select(entry => entry.AlertIds.Single()));
    }

    [Fact]
    public void What_comes_back_is_one_line_with_its_beat()
    {
        var entry = Assert.Single(Timeline.Of(Enumerable.Range(0, 8).Select(number => Alerts.Beacon(100 + 5 * number + number % 2 * 0.2))));

        Assert.Equal((8, Alerts.At(100), Alerts.At(135.2)), (entry.Count, entry.First, entry.Last));
        Assert.Equal(5, entry.Beat!.Interval.TotalMinutes, tolerance: 0.3);
    }

    [Theory]
    [InlineData(new[] { 0, 5, 10, 15, 20, 25 }, true)]
    [InlineData(new[] { 0, 5, 10, 15, 20 }, false)]
    [InlineData(new[] { 0, 1, 9, 12, 30, 31, 60 }, false)]
    [InlineData(new[] { 0, 0, 0, 0, 0, 0 }, false)]
    public void A_beat_needs_repetitions_and_a_rhythm(int[] minutes, bool beats) =>
        Assert.Equal(beats, Beat.Of([.. minutes.Select(minute => Alerts.At(minute))]) is not null);

    [Fact]
    public void One_interval_that_was_missed_does_not_break_a_beat() =>
        Assert.Equal(TimeSpan.FromMinutes(5), Beat.Of([.. new[] { 0, 5, 10, 20, 25, 30, 35 }.Select(minute => Alerts.At(minute))])?.Interval);

    [Fact]
    public void Progress_names_the_furthest_phase_and_what_was_not_seen_yet()
    {
        var progress = AttackProgress.Of([Alerts.SignIn(Press.Ana), Alerts.Authenticator(Press.Ana) with { Phase = Phase.Exploitation }]);

        Assert.Equal(Phase.Exploitation, progress.Furthest);
        Assert.Equal(["T1564.008"], progress.Next.Select(step => step.Technique));
    }

    [Fact]
    public void A_device_changes_what_comes_next() =>
        Assert.NotEqual(
            AttackProgress.Of([Alerts.InboxRule(Press.Ana)]).Next,
            AttackProgress.Of([Alerts.InboxRule(Press.Ana), Alerts.Of("remote-tool", Alerts.At(97), Phase.Installation, Severity.High, [Alerts.Device("d")], "T1219")]).Next);

    [Fact]
    public void Where_nothing_was_seen_nothing_is_expected() => Assert.Equal((null, 0), (AttackProgress.Of([]).Furthest, AttackProgress.Of([]).Next.Count));

    /// <summary>Sources that told of every hour around the story.</summary>
    private static SourceReports Told(params SignalSource[] sources)
    {
        var hours = Enumerable.Range(-2, 6).Select(hour => Alerts.Nine.AddHours(hour)).ToList();
        return new(
            sources.ToDictionary(source => source, _ => new SourceStanding(hours[0], hours[^1], hours[^1])),
            sources.SelectMany(source => hours.Select(hour => (source, hour))).ToHashSet(),
            null);
    }
}
