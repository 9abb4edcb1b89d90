using Soc.Sigma.Correlations;

namespace Soc.Sigma;

/// <summary>
/// Carries out the correlations of a rule set over the matches of its rules. It asks no clock and sets no timer: time is that
/// of the events. Within <see cref="SigmaCorrelationOptions.AllowedLateness"/> neither the order of arrival nor repeated
/// arrival makes a difference to the matches that hold in the end; what an early arrival raised and a late one disproves is
/// withdrawn. An event without a field that is grouped by belongs to no group; values are told apart without regard to case.
/// The matches must be those of the rule set it was made with; after a reload make a new one with the saved state. Not safe
/// for use by several threads at once.
/// </summary>
public sealed class SigmaCorrelator
{
    private readonly SigmaCorrelationOptions options;
    private readonly List<Ledger> ledgers = [];
    private readonly Dictionary<SigmaDefinition, List<(Ledger Ledger, int Source)>> bySource = [];
    private readonly FieldsOnce fields = new();
    private long newest;

    /// <summary>Begins with what was stored; groups of correlations that the rule set no longer has, or has otherwise, are dropped.</summary>
    public SigmaCorrelator(SigmaRuleSet rules, SigmaCorrelationOptions? options = null, SigmaCorrelationState? state = null)
    {
        ArgumentNullException.ThrowIfNull(rules);
        this.options = options ?? new SigmaCorrelationOptions();
        foreach (var ledger in Plans(rules.Correlations).Select(plan => new Ledger(plan, this.options)))
        {
            ledgers.Add(ledger);
            for (var source = 0; source < ledger.Plan.Correlation.Rules.Count; source++)
            {
                Listeners(ledger.Plan.Correlation.Rules[source]).Add((ledger, source));
            }
        }

        Restore(state ?? SigmaCorrelationState.Empty);
    }

    /// <summary>Takes an event in. The same event again, or one that no correlation looks at, changes nothing.</summary>
    public SigmaCorrelationChanges Observe(SigmaOccurrence occurrence)
    {
        ArgumentNullException.ThrowIfNull(occurrence);
        var time = occurrence.Time.UtcTicks;
        if (time < newest - options.AllowedLateness.Ticks)
        {
            return SigmaCorrelationChanges.Late;
        }

        newest = Math.Max(newest, time);
        var changes = new ChangeList();
        fields.Turn(occurrence.Record);
        foreach (var match in occurrence.Matches)
        {
            foreach (var (ledger, source) in bySource.GetValueOrDefault(match.Rule) ?? [])
            {
                foreach (var values in FieldValues.Of(fields, ledger.Plan, source))
                {
                    ledger.Insert(new Occurrence(occurrence.EventId, time, ledger.SourceToKeep(source), values), changes);
                }
            }
        }

        fields.Turn(null);
        var settled = Settle(changes);
        Forget();
        return settled;
    }

    /// <summary>All that must be kept to go on later, here or elsewhere.</summary>
    public SigmaCorrelationState Save()
    {
        Forget();
        return new SigmaCorrelationState(newest, [.. ledgers.SelectMany(ledger => ledger.Save())]);
    }

    /// <summary>Hands what changed in a correlation on to those that look at it, and sums it all up.</summary>
    private SigmaCorrelationChanges Settle(ChangeList changes)
    {
        if (changes.All.Count == 0)
        {
            return SigmaCorrelationChanges.None;
        }

        var final = new Dictionary<string, SigmaCorrelationMatch?>(StringComparer.Ordinal);
        for (var i = 0; i < changes.All.Count; i++)
        {
            var (plan, occurrence, match) = changes.All[i];
            final[ChangeList.KeyOf(plan, occurrence)] = match;
            HandOn(plan, occurrence, match is not null, changes);
        }

        return new SigmaCorrelationChanges(
            [.. final.Values.OfType<SigmaCorrelationMatch>()],
            [.. final.Where(change => change.Value is null).Select(change => change.Key)],
            TooLate: false);
    }

    private void HandOn(CorrelationPlan plan, Occurrence occurrence, bool holds, ChangeList changes)
    {
        foreach (var (ledger, source) in bySource.GetValueOrDefault(plan.Correlation) ?? [])
        {
            var values = ledger.Plan.FieldsOf(source).Select(field => occurrence.Values[Array.IndexOf(plan.Names, field)]).ToArray();
            if (values.Take(ledger.Plan.Correlation.GroupBy.Count).Contains(null))
            {
                continue;
            }

            var derived = new Occurrence(ChangeList.KeyOf(plan, occurrence), occurrence.Time, ledger.SourceToKeep(source), values);
            if (holds)
            {
                ledger.Insert(derived, changes);
            }
            else
            {
                ledger.Remove(derived, changes);
            }
        }
    }

    private void Forget()
    {
        foreach (var ledger in ledgers)
        {
            ledger.Forget(newest - options.AllowedLateness.Ticks);
        }
    }

    private void Restore(SigmaCorrelationState state)
    {
        newest = state.Newest;
        foreach (var ledger in ledgers)
        {
            foreach (var group in state.Groups.Where(group => group.Correlation == ledger.Plan.Correlation.Id))
            {
                ledger.Restore(group);
            }
        }
    }

    /// <summary>The plans of all correlations. Each needs the plans of those above it, which come later in the list.</summary>
    private static List<CorrelationPlan> Plans(IReadOnlyList<SigmaCorrelation> correlations)
    {
        var plans = new List<CorrelationPlan>();
        foreach (var correlation in correlations.Reverse())
        {
            plans.Add(new CorrelationPlan(correlation, [.. plans.Where(plan => plan.Correlation.Rules.Contains(correlation))]));
        }

        return plans;
    }

    private List<(Ledger Ledger, int Source)> Listeners(SigmaDefinition definition)
    {
        if (!bySource.TryGetValue(definition, out var listeners))
        {
            bySource[definition] = listeners = [];
        }

        return listeners;
    }
}
