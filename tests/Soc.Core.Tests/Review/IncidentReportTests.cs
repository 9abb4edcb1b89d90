using Soc.Core.Incidents;
using Soc.Core.Review;

namespace Soc.Core.Tests.Review;

public sealed class IncidentReportTests
{
    private static readonly IncidentReport Report = HostileCase.Report();

    [Fact]
    public void The_summary_says_whom_how_far_and_where_it_stands()
    {
        Assert.StartsWith("elif@nordhafen.example was attacked over 30 min. It began at 2026-11-17 08:00:00 UTC", Report.Summary.Happened, StringComparison.Ordinal);
        Assert.StartsWith("The attacker reached Installation. Seen: Delivery, Exploitation and Installation.", Report.Summary.Reached, StringComparison.Ordinal);
        Assert.Contains("Could not be seen: Reconnaissance", Report.Summary.Reached, StringComparison.Ordinal);
        Assert.Contains("Approved by Sam | Adeyinka.", Report.Summary.Done, StringComparison.Ordinal);
        Assert.StartsWith("Closed at 2026-11-17 08:50:00 UTC.", Report.Summary.Standing, StringComparison.Ordinal);
        Assert.NotEmpty(Report.Summary.Next);
    }

    [Fact]
    public void A_refused_decision_stands_among_the_decisions_with_its_reason()
    {
        Assert.Equal([Verdict.Approve, Verdict.Approve, Verdict.Close], Report.Decisions.Select(decision => decision.Verdict));
        Assert.Equal("This decision needs an analyst of tier L3.", Report.Decisions[0].Refused);
        Assert.Equal("nobody@evil.example", Report.Decisions[0].By);
        Assert.Null(Report.Decisions[1].Refused);
        Assert.Equal(HostileCase.Note, Report.Decisions[1].Note);
    }

    [Fact]
    public void The_report_says_whom_the_law_requires_to_be_told_and_what_became_of_it()
    {
        Assert.Equal(["nis2-early-warning", "gdpr-authority", "nis2-notification"], Report.Incident.Duties.Select(duty => duty.Id));
        var answered = Report.Incident.Duties[1];
        Assert.Equal(("not required", "Sam | Adeyinka", HostileCase.Note), (answered.Standing, answered.By, answered.Note));
        Assert.Contains("GDPR, Article 33", MarkdownReport.Render(Report), StringComparison.Ordinal);
        Assert.Contains("not required, by Sam | Adeyinka at 2026-11-17 10:00:00", HtmlReport.Render(Report), StringComparison.Ordinal);
    }

    [Fact]
    public void An_action_tells_what_was_there_before_and_what_was_read_back()
    {
        var story = Assert.Single(Report.Actions, action => action.Steps.Count > 0);
        Assert.EndsWith("enabled", story.Snapshot, StringComparison.Ordinal);
        Assert.Equal("isEnabled was read back as false", story.Proof);
        Assert.Null(story.UndoProof);
        Assert.Equal(3, story.Steps.Count);
    }

    [Fact]
    public void Milestones_count_from_the_first_trace()
    {
        var opened = Assert.Single(Report.Milestones, moment => moment.What == "Incident opened");
        Assert.Equal(TimeSpan.FromMinutes(40), opened.SinceFirstTrace);
        Assert.Equal(TimeSpan.FromMinutes(43), Report.Milestones.Single(moment => moment.What.StartsWith("Contained", StringComparison.Ordinal)).SinceFirstTrace);
        Assert.Equal(HostileCase.Morning.AddMinutes(50), Report.Milestones[^1].At);
    }

    [Fact]
    public void What_could_not_be_seen_names_the_silent_sources_and_the_quarantine()
    {
        Assert.Contains(Report.BlindSpots, spot => spot.What == "Reconnaissance" && spot.Why.StartsWith("Nothing could be seen: Microsoft Graph activity logs", StringComparison.Ordinal));
        Assert.Contains(Report.BlindSpots, spot => spot == new BlindSpot("Unreadable records", "3 records of EntraSignIn from this time could not be read and wait in quarantine: 2 without a time and 1 of another shape than the source's."));
        Assert.Contains(Report.BlindSpots, spot => spot.Why == "1 record of an unknown source from this time could not be read and waits in quarantine: 1 of a source that is not read.");
    }

    [Fact]
    public void What_could_not_be_seen_tells_quiet_connections_from_dead_ones_and_what_came_behind_the_decision()
    {
        Assert.Contains(Report.BlindSpots, spot => spot == new BlindSpot("Entra diagnostics", "Nothing that happened from 2026-11-17 08:00 to 2026-11-17 09:00 came over this connection. It was heard soon before and soon after: it may have had nothing to say."));
        Assert.Contains(Report.BlindSpots, spot => spot.What == "Defender streaming" && spot.Why.EndsWith("It was silent: whatever happened there was not seen.", StringComparison.Ordinal));
        Assert.Contains(Report.BlindSpots, spot => spot.What == "Late arrivals" && spot.Why.StartsWith("3 alerts of what had happened before the first decision of 2026-11-17 08:42:00 came after it, the last at 2026-11-17 12:00:00, from Office365Exchange.", StringComparison.Ordinal));
    }

    [Fact]
    public void The_audit_trail_has_a_line_for_every_event()
    {
        Assert.Equal(Enumerable.Range(1, Report.Audit.Count).Select(number => (long)number), Report.Audit.Select(entry => entry.Sequence));
        Assert.Equal("Opened", Report.Audit[0].What);
        Assert.Equal("Closed: close, by Sam | Adeyinka", Report.Audit[^2].What);
        Assert.StartsWith("Card 3 issued (follow-up)", Report.Audit[^1].What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "hash chain intact")]
    [InlineData("Event 3 was changed after it was recorded.", "Event 3 was changed after it was recorded.")]
    public void Every_readable_format_says_whether_the_chain_holds(string? fault, string verdict)
    {
        var report = HostileCase.Report(new ChainFinding("incident", 9, fault));
        Assert.Contains(verdict, MarkdownReport.Render(report), StringComparison.Ordinal);
        Assert.Contains(verdict, HtmlReport.Render(report), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_case_gives_the_same_bytes() => Assert.Equal(HtmlReport.Render(HostileCase.Report()), HtmlReport.Render(HostileCase.Report()));
}
