namespace Soc.Sigma.Correlations;

/// <summary>The groups of one correlation.</summary>
internal sealed class Ledger(CorrelationPlan plan, SigmaCorrelationOptions options)
{
    private readonly Dictionary<string, EventGroup> groups = new(StringComparer.OrdinalIgnoreCase);
    private long forgotten;

    public CorrelationPlan Plan => plan;

    /// <summary>Only where rules are told apart does it matter which one an event matched; else it counts once.</summary>
    public int SourceToKeep(int source) =>
        plan.Correlation.Type is SigmaCorrelationType.Temporal or SigmaCorrelationType.TemporalOrdered ? source : 0;

    public void Insert(Occurrence occurrence, ChangeList changes)
    {
        var group = Group(KeyOf(occurrence.Values));
        group.Insert(occurrence, changes);
        if (group.Events.Count > options.MostEventsInGroup)
        {
            group.Forget(long.MinValue, options.MostEventsInGroup);
        }
    }

    public void Remove(Occurrence occurrence, ChangeList changes)
    {
        if (groups.TryGetValue(KeyOf(occurrence.Values), out var group))
        {
            group.Remove(occurrence, changes);
        }
    }

    /// <summary>
    /// Forgets what no event that may still arrive can touch: events more than a timespan before the given time. Then, beyond
    /// the most groups allowed, those whose newest event is oldest. Looks only once in a timespan, for it looks at all groups.
    /// </summary>
    public void Forget(long settled)
    {
        var before = settled - plan.Span;
        if (before < forgotten + plan.Span && groups.Count <= options.MostGroups)
        {
            return;
        }

        forgotten = Math.Max(before, forgotten);
        foreach (var (key, group) in groups)
        {
            group.Forget(before, options.MostEventsInGroup);
            if (group.Events.Count == 0)
            {
                groups.Remove(key);
            }
        }

        // A tenth more than needed goes, so that the next new group does not ask for the same again.
        var surplus = groups.Count > options.MostGroups ? groups.Count - (options.MostGroups * 9 / 10) : 0;
        foreach (var (key, _) in groups.OrderBy(group => group.Value.Newest).ThenBy(group => group.Key, StringComparer.Ordinal).Take(surplus).ToArray())
        {
            groups.Remove(key);
        }
    }

    public IEnumerable<SigmaCorrelationState.Group> Save() => groups
        .OrderBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => new SigmaCorrelationState.Group(
            plan.Correlation.Id,
            plan.Names,
            [.. group.Value.Events.Select(one => new SigmaCorrelationState.Event(one.Id, one.Time, one.Source, one.Values, one.Held, one.Began))]));

    public void Restore(SigmaCorrelationState.Group group)
    {
        if (!group.Fields.SequenceEqual(plan.Names))
        {
            return;
        }

        foreach (var stored in group.Events)
        {
            string?[] values = [.. stored.Values];
            Group(KeyOf(values)).Restore(new Occurrence(stored.Id, stored.Time, stored.Source, values) { Held = stored.Held, Began = stored.Began });
        }
    }

    private EventGroup Group(string key)
    {
        if (!groups.TryGetValue(key, out var group))
        {
            groups[key] = group = new EventGroup(plan);
        }

        return group;
    }

    private string KeyOf(string?[] values) => GroupKey.Join(values.AsSpan(0, plan.Correlation.GroupBy.Count));
}
