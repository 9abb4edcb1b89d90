using Soc.Core.Detect;

namespace Soc.Core.Investigate;

/// <summary>One line of the story: the same detection about the same entities, once or many times.</summary>
/// <param name="Evidence">Of the first occurrence. Attacker-controlled text.</param>
/// <param name="Beat">How regularly it came back, when it did.</param>
public sealed record TimelineEntry(
    DateTimeOffset First,
    DateTimeOffset Last,
    int Count,
    Phase Phase,
    DetectionReference Detection,
    Severity Severity,
    IReadOnlyList<string> Techniques,
    IReadOnlyList<Entity> Entities,
    IReadOnlyList<Evidence> Evidence,
    IReadOnlyList<string> AlertIds,
    Beat? Beat = null);

/// <summary>What happened, in the order in which it happened. A pure function of the set of alerts.</summary>
public static class Timeline
{
    public static IReadOnlyList<TimelineEntry> Of(IEnumerable<Alert> alerts) =>
        [.. alerts
            .DistinctBy(alert => alert.Id)
            .GroupBy(alert => (alert.Detection.Id, Entities: string.Join('\n', alert.Entities)))
            .Select(same => Entry([.. same.OrderBy(alert => alert.Time).ThenBy(alert => alert.Id, StringComparer.Ordinal)]))
            .OrderBy(entry => entry.First)
            .ThenBy(entry => entry.Phase)
            .ThenBy(entry => entry.AlertIds[0], StringComparer.Ordinal)];

    private static TimelineEntry Entry(IReadOnlyList<Alert> same) => new(
        same[0].Time,
        same[^1].Time,
        same.Count,
        same[0].Phase,
        same[0].Detection,
        same.Max(alert => alert.Severity),
        same[0].Techniques,
        same[0].Entities,
        same[0].Evidence,
        [.. same.Select(alert => alert.Id)],
        Beat.Of([.. same.Select(alert => alert.Time)]));
}
