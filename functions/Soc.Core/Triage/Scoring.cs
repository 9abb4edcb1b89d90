using Soc.Core.Detect;
using Soc.Core.Prepare;

namespace Soc.Core.Triage;

/// <summary>
/// Scores a set of alerts. A pure function of the set: order, duplicates and arrival times do not matter.
/// Alerts count together when they tell of one account or device within <see cref="TriagePolicy.StoryWindow"/>; the strongest such story is the score,
/// so that one mail to twenty people does not add up twenty harmless days.
/// </summary>
public static class Scoring
{
    public static Assessment Assess(IReadOnlyCollection<Alert> alerts, TenantDirectory directory, TriagePolicy policy)
    {
        var ordered = alerts.DistinctBy(alert => alert.Id).OrderBy(alert => alert.Time).ThenBy(alert => alert.Id, StringComparer.Ordinal).ToList();
        var best = Stories(ordered, policy)
            .Select(story => Score(story, directory, policy))
            .OrderByDescending(story => story.Score)
            .ThenBy(story => story.Focus)
            .FirstOrDefault(new Assessment(0, Severity.Informational, Tier.L1, null, []));
        return best;
    }

    private static IEnumerable<(Entity? Focus, IReadOnlyList<Alert> Alerts)> Stories(List<Alert> ordered, TriagePolicy policy)
    {
        var focuses = ordered.SelectMany(alert => alert.Entities).Where(IsFocus).Distinct().Order().ToList();
        if (focuses.Count == 0) yield return (null, ordered);
        foreach (var focus in focuses)
        {
            var about = About(focus, ordered);
            // A window that starts at an alert is enough: one that starts between two holds no more.
            foreach (var start in about.Select(alert => alert.Time).Distinct())
                yield return (focus, about.Where(alert => alert.Time >= start && alert.Time - start <= policy.StoryWindow).ToList());
        }
    }

    /// <summary>The alerts that name the entity, and those that name nobody but share something of theirs (the mail, the session, the file).</summary>
    private static List<Alert> About(Entity focus, List<Alert> ordered)
    {
        var own = ordered.Where(alert => alert.Entities.Contains(focus)).ToList();
        var theirs = own.SelectMany(alert => alert.Entities).ToHashSet();
        return ordered
            .Where(alert => alert.Entities.Contains(focus)
                || (!alert.Entities.Any(IsUser) || theirs.Contains(alert.Entities.First(IsUser))) && alert.Entities.Any(theirs.Contains))
            .ToList();
    }

    private static Assessment Score((Entity? Focus, IReadOnlyList<Alert> Alerts) story, TenantDirectory directory, TriagePolicy policy)
    {
        var reasons = story.Alerts
            .GroupBy(alert => alert.Detection.Id, StringComparer.Ordinal)
            .Select(same => same.MaxBy(alert => (Points(alert), alert.Id))!)
            .Select(alert => new ScoreReason(Points(alert), $"{alert.Phase.Words()}: {alert.Detection.Title}"))
            .ToList();
        var phases = story.Alerts.Select(alert => alert.Phase).Distinct().Count();
        if (phases > 1)
            reasons.Add(new((phases - 1) * policy.PointsPerFurtherPhase, $"{phases} phases of the kill chain"));
        if (story.Alerts.SelectMany(alert => alert.Entities).Any(entity => IsUser(entity) && directory.FindUser(entity.Value) is { Privileged: true }))
            reasons.Add(new(policy.PointsForPrivilegedAccount, "A privileged account is involved"));

        var score = Math.Min(100, reasons.Sum(reason => reason.Points));
        var sorted = reasons.OrderByDescending(reason => reason.Points).ThenBy(reason => reason.Text, StringComparer.Ordinal).ToList();
        return new(score, policy.SeverityFor(score), policy.TierFor(score), story.Focus, sorted);
    }

    /// <summary>Half of the weight is certain, the other half as certain as the detection.</summary>
    private static int Points(Alert alert) => Math.Max(1, TriagePolicy.Weight(alert.Severity) * (100 + alert.Confidence) / 200);

    private static bool IsFocus(Entity entity) => entity.Kind is EntityKind.User or EntityKind.Device;

    private static bool IsUser(Entity entity) => entity.Kind is EntityKind.User;
}
