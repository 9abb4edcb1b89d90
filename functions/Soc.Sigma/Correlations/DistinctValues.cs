namespace Soc.Sigma.Correlations;

/// <summary>
/// Counts distinct values without a set: each event knows when its value was there before, so those whose answer lies before
/// a window are the first of their value in it. Links reach no further back than a timespan, for no window does.
/// </summary>
internal static class DistinctValues
{
    private const long Never = long.MinValue;

    public static int In(CorrelationPlan plan, ReadOnlySpan<Occurrence> window)
    {
        var from = window[^1].Time - plan.Span;
        var count = 0;
        foreach (var occurrence in window)
        {
            count += occurrence.SameBefore < from ? 1 : 0;
        }

        return count;
    }

    /// <summary>Tells an event that was just inserted, and the next of the same value, what is before them.</summary>
    public static void Link(CorrelationPlan plan, List<Occurrence> events, int at)
    {
        if (plan.Correlation.Type != SigmaCorrelationType.ValueCount)
        {
            return;
        }

        var occurrence = events[at];
        if (Measure.Value(plan, occurrence) is not { } value)
        {
            occurrence.SameBefore = long.MaxValue;
            return;
        }

        occurrence.ValueHash = StringComparer.OrdinalIgnoreCase.GetHashCode(value);
        occurrence.SameBefore = Previous(plan, events, at, value);
        if (Next(plan, events, at, value) is { } next)
        {
            next.SameBefore = occurrence.Time;
        }
    }

    /// <summary>Tells the next event of the same value that this one goes.</summary>
    public static void Unlink(CorrelationPlan plan, List<Occurrence> events, int at)
    {
        if (plan.Correlation.Type == SigmaCorrelationType.ValueCount
            && Measure.Value(plan, events[at]) is { } value
            && Next(plan, events, at, value) is { } next)
        {
            next.SameBefore = events[at].SameBefore;
        }
    }

    private static long Previous(CorrelationPlan plan, List<Occurrence> events, int at, string value)
    {
        var (hash, earliest) = (events[at].ValueHash, events[at].Time - plan.Span);
        for (var i = at - 1; i >= 0 && events[i].Time >= earliest; i--)
        {
            if (events[i].ValueHash == hash && Same(plan, events[i], value))
            {
                return events[i].Time;
            }
        }

        return Never;
    }

    private static Occurrence? Next(CorrelationPlan plan, List<Occurrence> events, int at, string value)
    {
        var (hash, latest) = (events[at].ValueHash, events[at].Time + plan.Span);
        for (var i = at + 1; i < events.Count && events[i].Time <= latest; i++)
        {
            if (events[i].ValueHash == hash && Same(plan, events[i], value))
            {
                return events[i];
            }
        }

        return null;
    }

    private static bool Same(CorrelationPlan plan, Occurrence occurrence, string value) =>
        string.Equals(Measure.Value(plan, occurrence), value, StringComparison.OrdinalIgnoreCase);
}
