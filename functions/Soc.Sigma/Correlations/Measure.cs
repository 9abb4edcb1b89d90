using Soc.Sigma.Expressions;

namespace Soc.Sigma.Correlations;

/// <summary>Measures the events of a window, that is, those of a group within the timespan that ends with the last of them.</summary>
internal static class Measure
{
    /// <summary>The number that the condition is about, and whether the condition holds.</summary>
    public static (decimal Number, bool Holds) Of(CorrelationPlan plan, ReadOnlySpan<Occurrence> window)
    {
        var correlation = plan.Correlation;
        if (correlation.Condition.Seen is { } expression)
        {
            var seen = new SeenRules(correlation, window);
            return (seen.Count, expression.Holds(seen));
        }

        if (CannotReach(correlation, window.Length))
        {
            return (0, false);
        }

        var number = Number(plan, window);
        return (number ?? 0, number is { } measured && correlation.Condition.Holds(measured));
    }

    /// <summary>There are never more values or rules than events, so a count that asks for more need not be taken.</summary>
    private static bool CannotReach(SigmaCorrelation correlation, int events)
    {
        if (correlation.Type > SigmaCorrelationType.TemporalOrdered)
        {
            return false;
        }

        foreach (var (comparison, limit) in correlation.Condition.Limits)
        {
            if (comparison is NumberComparison.Greater or NumberComparison.GreaterOrEqual or NumberComparison.Equal && events < limit)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Null where there is nothing to measure, so that no condition holds.</summary>
    private static decimal? Number(CorrelationPlan plan, ReadOnlySpan<Occurrence> window) => plan.Correlation.Type switch
    {
        SigmaCorrelationType.EventCount => window.Length,
        SigmaCorrelationType.ValueCount => DistinctValues.In(plan, window),
        SigmaCorrelationType.Temporal => DistinctSources(window),
        SigmaCorrelationType.TemporalOrdered => InOrder(plan.Correlation.Rules.Count, window),
        SigmaCorrelationType.ValuePercentile when plan.Correlation.Condition.Percentile is null => Share(plan, window),
        SigmaCorrelationType.ValueSum => Numbers(plan, window) is { Count: > 0 } numbers ? numbers.Sum() : null,
        SigmaCorrelationType.ValueAvg => Numbers(plan, window) is { Count: > 0 } numbers ? numbers.Average() : null,
        _ => Percentile(Numbers(plan, window), plan.Correlation.Condition.Percentile!.Value),
    };

    private static int DistinctSources(ReadOnlySpan<Occurrence> window)
    {
        var sources = new HashSet<int>();
        foreach (var occurrence in window)
        {
            sources.Add(occurrence.Source);
        }

        return sources.Count;
    }

    /// <summary>How many rules, from the first on, matched one after the other.</summary>
    private static int InOrder(int rules, ReadOnlySpan<Occurrence> window)
    {
        var reached = 0;
        for (var from = 0; from < window.Length && reached < rules;)
        {
            var to = from;
            while (to < window.Length && window[to].Time == window[from].Time)
            {
                to++;
            }

            reached = AtOnce(reached, rules, window[from..to]);
            from = to;
        }

        return reached;
    }

    /// <summary>Events of the same instant have no order of their own, so they advance as far as they can.</summary>
    private static int AtOnce(int reached, int rules, ReadOnlySpan<Occurrence> instant)
    {
        for (var i = 0; i < instant.Length && reached < rules; i++)
        {
            if (instant[i].Source == reached)
            {
                reached++;
                i = -1;
            }
        }

        return reached;
    }

    private static decimal? Share(CorrelationPlan plan, ReadOnlySpan<Occurrence> window)
    {
        if (Value(plan, window[^1]) is not { } newest)
        {
            return null;
        }

        var (same, all) = (0, 0);
        foreach (var occurrence in window)
        {
            var value = Value(plan, occurrence);
            all += value is null ? 0 : 1;
            same += string.Equals(value, newest, StringComparison.OrdinalIgnoreCase) ? 1 : 0;
        }

        return 100m * same / all;
    }

    private static List<decimal> Numbers(CorrelationPlan plan, ReadOnlySpan<Occurrence> window)
    {
        var numbers = new List<decimal>(window.Length);
        foreach (var occurrence in window)
        {
            if (Decimals.Read(occurrence.Values[plan.Measured[0]]) is { } number)
            {
                numbers.Add(number);
            }
        }

        return numbers;
    }

    private static decimal? Percentile(List<decimal> numbers, decimal percentile)
    {
        if (numbers.Count == 0)
        {
            return null;
        }

        numbers.Sort();
        var rank = percentile / 100 * (numbers.Count - 1);
        var below = (int)rank;
        var above = Math.Min(below + 1, numbers.Count - 1);
        return numbers[below] + ((rank - below) * (numbers[above] - numbers[below]));
    }

    /// <summary>What an event counts as; null where it lacks one of the fields.</summary>
    public static string? Value(CorrelationPlan plan, Occurrence occurrence)
    {
        if (plan.Measured.Length == 1)
        {
            return occurrence.Values[plan.Measured[0]];
        }

        var values = plan.Measured.Select(position => occurrence.Values[position]).ToArray();
        return values.Contains(null) ? null : GroupKey.Join(values);
    }
}
