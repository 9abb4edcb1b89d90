using System.Globalization;

namespace Soc.Sigma.Correlations;

/// <summary>What changed in the groups of a correlation while one event was taken in.</summary>
internal sealed class ChangeList
{
    private List<(CorrelationPlan Plan, Occurrence Event, SigmaCorrelationMatch? Match)>? changes;

    public IReadOnlyList<(CorrelationPlan Plan, Occurrence Event, SigmaCorrelationMatch? Match)> All => changes ?? [];

    /// <summary>Identifies the match that begins with an event: the same in whatever order the events arrived.</summary>
    public static string KeyOf(CorrelationPlan plan, Occurrence occurrence) => string.Create(
        CultureInfo.InvariantCulture,
        $"{plan.Correlation.Id}|{occurrence.Time}|{occurrence.Source}|{occurrence.Id}|{GroupKey.Join(occurrence.Values.AsSpan(0, plan.Correlation.GroupBy.Count))}");

    public void Raise(CorrelationPlan plan, Occurrence occurrence, SigmaCorrelationMatch match) => (changes ??= []).Add((plan, occurrence, match));

    public void Withdraw(CorrelationPlan plan, Occurrence occurrence) => (changes ??= []).Add((plan, occurrence, null));
}
