using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Soc.Sigma.Tests;

public sealed class CorrelationStateTests
{
    private static readonly string[] Correlations =
    [
        CorrelationFiles.Correlation("type: event_count\nrules: a\ngroup-by: U\ntimespan: 8s\ncondition:\n    gte: 3", "count"),
        CorrelationFiles.Correlation("type: value_count\nrules: [a, b]\ngroup-by: U\ntimespan: 6s\ncondition:\n    field: V\n    eq: 2", "values"),
        CorrelationFiles.Correlation("type: temporal_ordered\nrules: [a, b, c]\ngroup-by: U\ntimespan: 9s", "ordered"),
        CorrelationFiles.Correlation("type: value_avg\nrules: c\ngroup-by: U\ntimespan: 5s\ncondition:\n    field: V\n    lt: 2", "average"),
        CorrelationFiles.Correlation("type: temporal\nrules: [count, values]\ngroup-by: U\ntimespan: 7s", "chain"),
    ];

    [Fact]
    public void The_order_and_the_number_of_arrivals_make_no_difference_to_what_holds_in_the_end()
    {
        var rules = CorrelationFiles.Load(Correlations);
        var random = new Random(20260301);
        for (var round = 0; round < 60; round++)
        {
            var events = Enumerable.Range(0, 30).Select(i => Event(i, random)).ToArray();
            var inOrder = CorrelationFiles.Run(rules, events.OrderBy(text => int.Parse(text.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture)));
            string[] shuffled = [.. events, .. events.Take(10)];
            random.Shuffle(shuffled);
            Assert.Equal(inOrder, CorrelationFiles.Run(rules, shuffled));
        }
    }

    [Fact]
    public void A_stored_state_goes_on_where_it_stopped()
    {
        var rules = CorrelationFiles.Load(Correlations);
        var random = new Random(7);
        var events = Enumerable.Range(0, 40).Select(i => Event(i, random)).ToArray();
        var straight = CorrelationFiles.Run(rules, events);
        var first = new SigmaCorrelator(rules);
        var changes = events.Take(20).Select(text => first.Observe(CorrelationFiles.Occurrence(rules, text))).ToArray();
        var stored = JsonSerializer.Deserialize<SigmaCorrelationState>(JsonSerializer.Serialize(first.Save()));
        var second = new SigmaCorrelator(rules, state: stored);
        changes = [.. changes, .. events.Skip(20).Select(text => second.Observe(CorrelationFiles.Occurrence(rules, text)))];
        var holding = new HashSet<string>(StringComparer.Ordinal);
        foreach (var change in changes)
        {
            holding.ExceptWith(change.Withdrawn);
            holding.UnionWith(change.Raised.Select(match => match.Key));
        }

        Assert.Equal(straight.Count, holding.Count);
        Assert.NotEmpty(holding);
    }

    [Fact]
    public void What_a_late_event_disproves_is_withdrawn()
    {
        var rules = CorrelationFiles.Load(CorrelationFiles.Correlation("type: event_count\nrules: a\ngroup-by: U\ntimespan: 10s\ncondition:\n    eq: 1"));
        var correlator = new SigmaCorrelator(rules);
        var raised = Assert.Single(correlator.Observe(CorrelationFiles.Occurrence(rules, "1 5 a x")).Raised);
        var changes = correlator.Observe(CorrelationFiles.Occurrence(rules, "0 0 a x"));
        Assert.Equal([raised.Key], changes.Withdrawn);
        Assert.Equal(["0"], Assert.Single(changes.Raised).EventIds);
    }

    [Fact]
    public void An_event_beyond_the_allowed_lateness_is_refused()
    {
        var rules = CorrelationFiles.Load(Correlations);
        var correlator = new SigmaCorrelator(rules, new SigmaCorrelationOptions { AllowedLateness = TimeSpan.FromSeconds(10) });
        correlator.Observe(CorrelationFiles.Occurrence(rules, "0 100 a x"));
        Assert.False(correlator.Observe(CorrelationFiles.Occurrence(rules, "1 90 a x")).TooLate);
        Assert.True(correlator.Observe(CorrelationFiles.Occurrence(rules, "2 89 a x")).TooLate);
    }

    [Fact]
    public void Events_that_nothing_can_touch_any_more_are_forgotten()
    {
        var rules = CorrelationFiles.Load(Correlations[0]);
        var correlator = new SigmaCorrelator(rules, new SigmaCorrelationOptions { AllowedLateness = TimeSpan.FromSeconds(10) });
        for (var i = 0; i < 1000; i++)
        {
            correlator.Observe(CorrelationFiles.Occurrence(rules, $"{i} {i} a user{i % 50}"));
        }

        Assert.InRange(correlator.Save().Groups.Sum(group => group.Events.Count), 1, 40);
    }

    [Fact]
    public void The_oldest_events_and_groups_give_way_when_there_are_too_many()
    {
        var rules = CorrelationFiles.Load(Correlations[0]);
        var correlator = new SigmaCorrelator(rules, new SigmaCorrelationOptions { MostEventsInGroup = 5, MostGroups = 10 });
        for (var i = 0; i < 200; i++)
        {
            correlator.Observe(CorrelationFiles.Occurrence(rules, $"{i} {i} a same"));
            correlator.Observe(CorrelationFiles.Occurrence(rules, $"x{i} {i} a user{i}"));
        }

        var groups = correlator.Save().Groups;
        Assert.InRange(groups.Count, 1, 11);
        Assert.Equal(5, groups.Max(group => group.Events.Count));
        Assert.Contains(groups, group => group.Events.Any(one => one.Id == "x199"));
    }

    [Fact]
    public void Events_on_which_nothing_ever_holds_do_not_pile_up()
    {
        var rules = CorrelationFiles.Load(Correlations[0]);
        var correlator = new SigmaCorrelator(rules, new SigmaCorrelationOptions { AllowedLateness = TimeSpan.FromSeconds(10) });
        var value = ValueOfOneEvent(correlator, rules);
        for (var i = 1; i < 100; i++)
        {
            correlator.Observe(CorrelationFiles.Occurrence(rules, $"{i} {i} a user{i}"));
        }

        GC.Collect();
        Assert.False(value.IsAlive);
        Assert.NotEmpty(correlator.Save().Groups);
    }

    [Fact]
    public void Distinct_values_are_counted_as_by_counting_them_anew_whatever_the_order_of_arrival()
    {
        var rules = CorrelationFiles.Load(CorrelationFiles.Correlation("type: value_count\nrules: [a, b, c]\ngroup-by: U\ntimespan: 6s\ncondition:\n    field: V\n    gte: 3"));
        var random = new Random(3);
        for (var round = 0; round < 40; round++)
        {
            var correlator = new SigmaCorrelator(rules);
            for (var i = 0; i < 80; i++)
            {
                correlator.Observe(CorrelationFiles.Occurrence(rules, $"{i} {random.Next(40)} a {"xyX"[random.Next(3)]} {"pPqrs-"[random.Next(6)]}"));
            }

            foreach (var events in correlator.Save().Groups.Select(group => group.Events))
            {
                Assert.All(events, (last, at) => Assert.Equal(
                    events.Take(at + 1).Where(one => one.Time >= last.Time - TimeSpan.FromSeconds(6).Ticks).Select(one => one.Values[1]?.ToUpperInvariant()).OfType<string>().Distinct().Count() >= 3,
                    last.Held));
            }
        }
    }

    [Fact]
    public void A_value_counts_again_when_its_event_has_given_way_to_newer_ones()
    {
        var rules = CorrelationFiles.Load(CorrelationFiles.Correlation("type: value_count\nrules: a\ngroup-by: U\ntimespan: 100s\ncondition:\n    field: V\n    eq: 3"));
        var correlator = new SigmaCorrelator(rules, new SigmaCorrelationOptions { MostEventsInGroup = 4 });
        string[] values = ["p", "q", "p", "q", "q", "p"];
        Assert.All(values, (value, i) => Assert.Empty(correlator.Observe(CorrelationFiles.Occurrence(rules, $"{i} {i} a x {value}")).Raised));
        var match = Assert.Single(correlator.Observe(CorrelationFiles.Occurrence(rules, "6 6 a x r")).Raised);
        Assert.Equal(3, match.Number);
        Assert.Equal(["2", "3", "4", "5", "6"], match.EventIds);
    }

    /// <summary>In a method of its own, so that nothing but the correlator can still hold the value afterwards.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference ValueOfOneEvent(SigmaCorrelator correlator, SigmaRuleSet rules)
    {
        var user = new string('u', 20);
        var occurrence = CorrelationFiles.Occurrence(rules, "0 0 a");
        correlator.Observe(occurrence with { Record = new OneValue(user) });
        Assert.Same(user, Assert.Single(correlator.Save().Groups).Events[0].Values[0]);
        return new WeakReference(user);
    }

    private static string Event(int id, Random random) =>
        $"{id} {random.Next(40)} {"abc"[random.Next(3)]}{(random.Next(4) == 0 ? "b" : "")} {"xyX"[random.Next(3)]} {random.Next(4)}";

    private sealed class OneValue(string value) : ISigmaRecord
    {
        public SigmaLogSource LogSource { get; } = new("windows");

        public IEnumerable<SigmaValue> Values => [SigmaValue.Of(value)];

        public SigmaValue Field(string name) => SigmaValue.Of(value);
    }
}
