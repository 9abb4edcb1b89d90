using Soc.Core.Detect;
using Soc.Core.Ingest;

namespace Soc.Core.Investigate;

/// <summary>What is known about one phase: seen, looked for and not seen, or impossible to see.</summary>
/// <param name="MissingSources">Not observable: none of these has sent anything. Seen or not seen: those that would have shown more.</param>
public sealed record PhaseCoverage(
    Phase Phase,
    Visibility Visibility,
    DateTimeOffset? FirstSeen,
    DateTimeOffset? LastSeen,
    IReadOnlyList<string> Detections,
    IReadOnlyList<string> MissingSources)
{
    /// <summary>All phases, in kill chain order.</summary>
    /// <param name="reporting">The sources that the tenant has sent anything from.</param>
    public static IReadOnlyList<PhaseCoverage> Of(IReadOnlyCollection<Alert> alerts, IReadOnlySet<SignalSource> reporting) =>
        [.. Enum.GetValues<Phase>().Select(phase => Of(phase, alerts.Where(alert => alert.Phase == phase).OrderBy(alert => alert.Time).ToList(), reporting))];

    private static PhaseCoverage Of(Phase phase, List<Alert> seen, IReadOnlySet<SignalSource> reporting)
    {
        var sources = Observability.SourcesOf(phase);
        var missing = sources.Where(source => !source.ReadBy.Overlaps(reporting)).Select(source => source.Name).ToList();
        var visibility = seen.Count > 0 ? Visibility.Seen : missing.Count == sources.Count ? Visibility.NotObservable : Visibility.NotSeen;
        return new(
            phase,
            visibility,
            seen.Count > 0 ? seen[0].Time : null,
            seen.Count > 0 ? seen[^1].Time : null,
            [.. seen.Select(alert => alert.Detection.Title).Distinct().Order(StringComparer.Ordinal)],
            missing);
    }
}

public enum Visibility { Seen, NotSeen, NotObservable }
