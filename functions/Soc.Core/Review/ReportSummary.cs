using Soc.Core.Detect;
using Soc.Core.Incidents;
using Soc.Core.Investigate;
using Soc.Core.Respond;

namespace Soc.Core.Review;

/// <summary>The incident in plain words, for whoever reads nothing else.</summary>
/// <param name="Happened">What, against whom, when.</param>
/// <param name="Reached">How far the attacker came, phase by phase.</param>
/// <param name="Done">What people and the SOC did about it.</param>
/// <param name="Standing">Where it stands now.</param>
/// <param name="Next">What usually comes next, most likely first.</param>
public sealed record ReportSummary(string Happened, string Reached, string Done, string Standing, IReadOnlyList<ExpectedStep> Next)
{
    public static ReportSummary Of(IncidentView view) =>
        new(HappenedIn(view), ReachedIn(view.Finding), DoneIn(view.Actions), StandingOf(view), view.Finding.Progress.Next);

    private static string HappenedIn(IncidentView view)
    {
        var timeline = view.Finding.Timeline;
        if (timeline is not [var first, ..]) return "Nothing has been recorded yet.";
        var last = timeline.Max(entry => entry.Last);
        var furthest = timeline.Where(entry => entry.Phase == view.Finding.Progress.Furthest).MinBy(entry => entry.First)!;
        var story = furthest == first ? "" : $" and came as far as \"{furthest.Detection.Title}\" at {Wording.Clock(furthest.First)}";
        var length = last > first.First ? $" over {Wording.Span(last - first.First)}" : "";
        var alerts = Wording.Count(timeline.Sum(entry => entry.Count), "alert");
        return $"{Subject(view)} was attacked{length}. It began at {Wording.Instant(first.First)} UTC with \"{first.Detection.Title}\"{story}. "
            + $"{alerts} from {Wording.Count(timeline.Select(entry => entry.Detection.Id).Distinct().Count(), "detection")} tell of it.";
    }

    private static string Subject(IncidentView view) => view.Finding.Assessment.Focus is { } focus
        ? view.Finding.Entities.First(entity => entity.Kind == focus.Kind && entity.Value == focus.Value).Name
        : view.Tenant;

    private static string ReachedIn(IncidentFinding finding)
    {
        string Phases(Visibility visibility) => Wording.List([.. finding.Phases.Where(phase => phase.Visibility == visibility).Select(phase => phase.Phase.Words())]);
        var furthest = finding.Progress.Furthest is { } phase ? $"The attacker reached {phase.Words()}. " : "";
        var parts = new[]
        {
            (Words: "Seen", Phases: Phases(Visibility.Seen)),
            (Words: "Looked for and not seen", Phases: Phases(Visibility.NotSeen)),
            (Words: "Could not be seen", Phases: Phases(Visibility.NotObservable)),
        };
        return furthest + string.Join(" ", parts.Where(part => part.Phases.Length > 0).Select(part => $"{part.Words}: {part.Phases}."));
    }

    private static string DoneIn(IReadOnlyList<ActionView> actions)
    {
        if (actions.Count == 0) return "No containment was called for.";
        var groups = actions.GroupBy(action => action.Status).OrderBy(group => group.Key).Select(group => $"{group.Count()} {group.Key.Words()}");
        var people = actions.SelectMany(action => action.ApprovedBy).Distinct().Order(StringComparer.Ordinal).ToList();
        var by = people.Count > 0 ? $" Approved by {Wording.List(people)}." : "";
        return $"{Wording.Count(actions.Count, "action")} planned: {Wording.List([.. groups])}.{by}";
    }

    private static string StandingOf(IncidentView view) => view.Status switch
    {
        IncidentStatus.Closed => $"Closed at {Wording.Instant(view.ClosedAt!.Value)} UTC.{Left(view)}",
        IncidentStatus.FalsePositive => $"Closed as a false positive at {Wording.Instant(view.ClosedAt!.Value)} UTC.",
        IncidentStatus.Merged => "Now part of another incident.",
        _ when view.Actions.Any(action => action.Status is ActionStatus.Approved or ActionStatus.Undoing) => "Open; actions are under way.",
        _ when view.Card is { Kind: CardKind.Approval } card => $"Open; an analyst of tier {view.Tier} is asked to decide until {Wording.Instant(card.ExpiresAt)} UTC.",
        _ => $"Open with tier {view.Tier}.{Left(view)}",
    };

    private static string Left(IncidentView view) => view.Recovery.Count > 0 ? $" {Wording.Count(view.Recovery.Count, "recovery task")} left." : "";
}
