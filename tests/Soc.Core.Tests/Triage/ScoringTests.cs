using Soc.Core.Detect;
using Soc.Core.Tests.Story;
using Soc.Core.Triage;

namespace Soc.Core.Tests.Triage;

public sealed class ScoringTests
{
    private static readonly TriagePolicy Policy = TriagePolicy.Default;

    [Fact]
    public void Nothing_scores_nothing() => Assert.Equal((0, Tier.L1, null), (Score([]).Score, Score([]).Tier, Score([]).Focus));

    [Fact]
    public void The_whole_story_calls_the_last_tier_about_Ana_and_says_why()
    {
        var assessment = Score(Alerts.Whole);

        Assert.Equal((100, Tier.L3, Severity.Critical), (assessment.Score, assessment.Tier, assessment.Severity));
        Assert.Contains(assessment.Reasons, reason => reason.Text == "5 phases of the kill chain");
        Assert.Contains(assessment.Reasons, reason => reason.Text == "Installation: inbox rule hides mail");
        Assert.Equal(assessment.Reasons.OrderByDescending(reason => reason.Points), assessment.Reasons);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void An_alert_more_never_lowers_the_score_and_their_order_does_not_matter(int seed)
    {
        var random = new Random(seed);
        var alerts = Enumerable.Range(0, 30).Select(number => Some(random, number)).ToArray();
        var before = 0;
        for (var count = 1; count <= alerts.Length; count++)
        {
            var some = alerts[..count];
            var assessment = Score(some);
            Assert.True(assessment.Score >= before);
            before = assessment.Score;

            random.Shuffle(some);
            Assert.Equal(SocJson.Write(assessment), SocJson.Write(Score([.. some, .. some.Take(count / 2)])));
        }
    }

    [Fact]
    public void One_mail_to_twenty_people_does_not_add_up()
    {
        var one = Received("user-00");
        var twenty = Enumerable.Range(0, 20).Select(number => Received($"user-{number:00}")).ToList();

        Assert.Equal(Score([one]).Score, Score(twenty).Score);
    }

    [Fact]
    public void What_names_nobody_counts_for_whom_it_shares_a_session_with()
    {
        var session = Alerts.Of("odd-session", Alerts.At(10), Phase.Exploitation, Severity.Medium, [Alerts.Session("s-1")]);

        Assert.True(Score([Alerts.SignIn(Press.Ana), session]).Score > Score([Alerts.SignIn(Press.Ana)]).Score);
    }

    [Theory]
    [InlineData(48, true)]
    [InlineData(48.1, false)]
    public void Alerts_add_up_within_two_days(double hours, bool addUp)
    {
        var first = Alerts.SignIn(Press.Ana, minutes: 0);
        var later = Alerts.InboxRule(Press.Ana, minutes: hours * 60);

        Assert.Equal(addUp, Score([first, later]).Score > Score([first]).Score);
    }

    [Fact]
    public void A_privileged_account_weighs_more()
    {
        var (ordinary, privileged) = (Score([Alerts.SignIn(Press.Ana)]), Score([Alerts.SignIn(Press.AdminAda)]));

        Assert.Equal(ordinary.Score + Policy.PointsForPrivilegedAccount, privileged.Score);
    }

    [Fact]
    public void The_same_detection_counts_once_in_a_story() =>
        Assert.Equal(Score([Alerts.SignIn(Press.Ana)]).Score, Score([Alerts.SignIn(Press.Ana), Alerts.SignIn(Press.Ana, minutes: 20)]).Score);

    [Theory]
    [InlineData(39, Tier.L1, Severity.Low)]
    [InlineData(40, Tier.L1, Severity.Medium)]
    [InlineData(60, Tier.L2, Severity.High)]
    [InlineData(79, Tier.L2, Severity.High)]
    [InlineData(80, Tier.L3, Severity.Critical)]
    public void A_score_has_its_tier_and_severity(int score, Tier tier, Severity severity) =>
        Assert.Equal((tier, severity), (Policy.TierFor(score), Policy.SeverityFor(score)));

    private static Alert Received(string user) => Alerts.Of("mail-qr", Alerts.At(0), Phase.Delivery, Severity.Medium, [Alerts.User(user), Alerts.Mail("m-1")]) with { Id = user };

    private static Alert Some(Random random, int number) =>
        Alerts.Of($"detection-{random.Next(9)}", Alerts.At(random.Next(6000)), (Phase)random.Next(6), (Severity)random.Next(1, 6), random.Next(4) switch
        {
            0 => [Alerts.Session($"s-{random.Next(2)}")],
            1 => [Alerts.Device("d-1"), Alerts.User($"user-{random.Next(3)}")],
            2 => [Alerts.User(random.Next(2) == 0 ? Press.AdminAda : Press.Ana), Alerts.Session($"s-{random.Next(2)}")],
            _ => [Alerts.User($"user-{random.Next(3)}"), Alerts.Mail("m-1")],
        }) with { Id = $"{number:00}", Confidence = random.Next(101) };

    private static Assessment Score(IReadOnlyCollection<Alert> alerts) => Scoring.Assess(alerts, Press.Directory, Policy);
}
