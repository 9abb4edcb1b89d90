using Soc.Core.Detect;
using Soc.Core.Ingest.Ledger;

namespace Soc.Core.Investigate;

/// <summary>What is known about one phase: seen, looked for and not seen, or impossible to see.</summary>
/// <param name="MissingSources">Not observable: none of these shows anything of the incident's time. Seen or not seen: those that would have shown more.</param>
public sealed record PhaseCoverage(
    Phase Phase,
    Visibility Visibility,
    DateTimeOffset? FirstSeen,
    DateTimeOffset? LastSeen,
    IReadOnlyList<string> Detections,
    IReadOnlyList<MissingSource> MissingSources)
{
    /// <summary>All phases, in kill chain order.</summary>
    /// <param name="reports">What the sources told of the time between the first alert and the last.</param>
    public static IReadOnlyList<PhaseCoverage> Of(IReadOnlyCollection<Alert> alerts, SourceReports reports)
    {
        var period = Period.Around(alerts.Select(alert => alert.Time));
        return [.. Enum.GetValues<Phase>().Select(phase => Of(phase, alerts.Where(alert => alert.Phase == phase).OrderBy(alert => alert.Time).ToList(), reports, period))];
    }

    private static PhaseCoverage Of(Phase phase, List<Alert> seen, SourceReports reports, Period? period)
    {
        var sources = Observability.SourcesOf(phase);
        var missing = sources.Select(source => MissingSource.Of(source, reports, period)).OfType<MissingSource>().ToList();
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
