using Soc.Core.Incidents;
using Soc.Core.Tests.Story;
using static Soc.Core.Tests.Incidents.Incident;

namespace Soc.Core.Tests.Incidents;

/// <summary>The law counts from when somebody knew: a person who says so, not a score.</summary>
public sealed class AwarenessTests
{
    [Fact]
    public void Alerts_alone_start_no_clock() => Assert.Null(Open.State.AwareAt);

    [Fact]
    public void Approving_containment_starts_the_clocks_of_the_law() =>
        Assert.Contains(new StartClocks(Id, Alerts.At(40)), Open.When(Say(Verdict.Approve, Press.Sam, 40)).Effects);

    [Fact]
    public void Closing_as_an_incident_counts_from_the_first_word() =>
        Assert.Contains(new StartClocks(Id, Alerts.At(40)), Contained.When(Say(Verdict.Close, Press.Sam, 50, card: 2)).Effects);

    [Fact]
    public void Escalating_and_rejecting_start_no_clock()
    {
        Assert.DoesNotContain(Open.When(Say(Verdict.Escalate, Press.Sam, 40)).Effects, effect => effect is StartClocks);
        Assert.DoesNotContain(Open.When(Say(Verdict.Reject, Press.Sam, 40)).Effects, effect => effect is StartClocks);
    }

    [Fact]
    public void A_false_positive_stops_them()
    {
        var answer = Open.When(Say(Verdict.FalsePositive, Press.Sam, 40));

        Assert.Contains(new StopClocks(Id, "False positive"), answer.Effects);
        Assert.Null(answer.State.AwareAt);
    }

    [Fact]
    public void The_incident_that_takes_over_counts_from_when_somebody_knew_here()
    {
        var merge = new IncidentCommand.MergeInto("inc-2", Press.Directory, Alerts.At(60));

        Assert.Contains(new StartClocks("inc-2", Alerts.At(40)), Contained.When(merge).Effects);
        Assert.DoesNotContain(Open.When(merge).Effects, effect => effect is StartClocks);
    }
}
