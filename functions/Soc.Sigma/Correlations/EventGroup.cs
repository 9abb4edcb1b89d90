using System.Runtime.InteropServices;

namespace Soc.Sigma.Correlations;

/// <summary>
/// The events of one group, by time. The correlation begins to hold at an event when its condition holds over the timespan
/// that ends with it, and did not at the event before (or that one is further back than the timespan). So what follows from
/// an event depends only on events up to one timespan before it, never on the order in which they arrived.
/// </summary>
internal sealed class EventGroup(CorrelationPlan plan)
{
    private readonly List<Occurrence> events = [];

    public IReadOnlyList<Occurrence> Events => events;

    public long Newest => events.Count == 0 ? 0 : events[^1].Time;

    /// <summary>Takes back what was stored; events must come in their order.</summary>
    public void Restore(Occurrence occurrence)
    {
        events.Add(occurrence);
        DistinctValues.Link(plan, events, events.Count - 1);
    }

    public void Insert(Occurrence occurrence, ChangeList changes)
    {
        var at = events.BinarySearch(occurrence);
        if (at < 0)
        {
            events.Insert(~at, occurrence);
            DistinctValues.Link(plan, events, ~at);
            Review(~at, occurrence.Time, changes);
        }
    }

    public void Remove(Occurrence occurrence, ChangeList changes)
    {
        var at = events.BinarySearch(occurrence);
        if (at >= 0)
        {
            if (events[at].Began)
            {
                changes.Withdraw(plan, events[at]);
            }

            DistinctValues.Unlink(plan, events, at);
            events.RemoveAt(at);
            Review(at, occurrence.Time, changes);
        }
    }

    /// <summary>Forgets events before a time, and the oldest beyond a number.</summary>
    public void Forget(long before, int most)
    {
        var expired = events.TakeWhile(occurrence => occurrence.Time < before).Count();
        var count = Math.Max(expired, events.Count - most);
        for (var i = expired; i < count; i++)
        {
            // Unlike what is expired, these may stand in windows that are still to be looked at.
            DistinctValues.Unlink(plan, events, i);
        }

        events.RemoveRange(0, count);
    }

    /// <summary>Looks again at the events from a position on, as far as a change at a time can reach.</summary>
    private void Review(int from, long changedAt, ChangeList changes)
    {
        var at = from;
        for (; at < events.Count && events[at].Time <= changedAt + plan.Span; at++)
        {
            events[at].Held = Measure.Of(plan, Window(at)).Holds;
            Report(at, changed: true, changes);
        }

        if (at < events.Count)
        {
            // The event behind may begin anew, or no longer, for what the event before it became.
            Report(at, changed: false, changes);
        }
    }

    private void Report(int at, bool changed, ChangeList changes)
    {
        var began = events[at].Began;
        events[at].Began = Begins(at);
        if (events[at].Began && (changed || !began))
        {
            changes.Raise(plan, events[at], Match(at));
        }
        else if (began && !events[at].Began)
        {
            changes.Withdraw(plan, events[at]);
        }
    }

    private bool Begins(int at) =>
        events[at].Held && (at == 0 || !events[at - 1].Held || events[at - 1].Time < events[at].Time - plan.Span);

    private ReadOnlySpan<Occurrence> Window(int last)
    {
        var from = events[last].Time - plan.Span;
        var (low, high) = (0, last);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = events[middle].Time < from ? (middle + 1, high) : (low, middle);
        }

        return CollectionsMarshal.AsSpan(events)[low..(last + 1)];
    }

    private SigmaCorrelationMatch Match(int at)
    {
        var window = Window(at);
        var group = plan.Correlation.GroupBy.Select((name, i) => KeyValuePair.Create(name, events[at].Values[i]!)).ToArray();
        return new SigmaCorrelationMatch(
            ChangeList.KeyOf(plan, events[at]),
            plan.Correlation,
            group,
            new DateTimeOffset(window[0].Time, TimeSpan.Zero),
            new DateTimeOffset(events[at].Time, TimeSpan.Zero),
            Measure.Of(plan, window).Number,
            [.. window.ToArray().Select(occurrence => occurrence.Id).Distinct(StringComparer.Ordinal)]);
    }
}
