namespace Soc.Sigma.Tests;

public sealed class CorrelationTests
{
    [Fact]
    public void Events_are_counted_by_group_within_the_timespan()
    {
        var rules = CorrelationFiles.Load(CorrelationFiles.Correlation("type: event_count\nrules: a\ngroup-by: U\ntimespan: 10s\ncondition:\n    gte: 3"));
        Assert.Equal(
            ["Correlated: 2,3,4"],
            CorrelationFiles.Run(rules, "0 0 a x", "1 1 a y", "2 5 a x", "3 12 a X", "4 15 a x", "5 16 a x", "6 16 b x"));
    }

    [Fact]
    public void An_event_seen_again_counts_once()
    {
        var rules = CorrelationFiles.Load(CorrelationFiles.Correlation("type: event_count\nrules: [a, b]\ngroup-by: U\ntimespan: 10s\ncondition:\n    gte: 2"));
        Assert.Empty(CorrelationFiles.Run(rules, "0 0 ab x", "0 0 ab x"));
        Assert.Single(CorrelationFiles.Run(rules, "0 0 ab x", "1 0 a x"));
    }

    [Fact]
    public void A_correlation_that_keeps_holding_is_raised_once_and_again_after_a_pause()
    {
        var rules = CorrelationFiles.Load(CorrelationFiles.Correlation("type: event_count\nrules: a\ngroup-by: U\ntimespan: 10s\ncondition:\n    gte: 2"));
        Assert.Equal(
            ["Correlated: 0,1", "Correlated: 4,5"],
            CorrelationFiles.Run(rules, "0 0 a x", "1 5 a x", "2 10 a x", "3 15 a x", "4 40 a x", "5 41 a x"));
    }

    [Theory]
    [InlineData("gt: 1\n    lte: 3", "0 0 a x|1 1 a x", 1)]
    [InlineData("gt: 2\n    lte: 3", "0 0 a x|1 1 a x", 0)]
    [InlineData("eq: 2", "0 0 a x|1 1 a x", 1)]
    [InlineData("neq: 1", "0 0 a x", 0)]
    [InlineData("lt: 2", "0 0 a x", 1)]
    public void A_condition_joins_its_comparisons(string condition, string events, int expected)
    {
        var rules = CorrelationFiles.Load(CorrelationFiles.Correlation($"type: event_count\nrules: a\ngroup-by: U\ntimespan: 10s\ncondition:\n    {condition}"));
        Assert.Equal(expected, CorrelationFiles.Run(rules, events.Split('|')).Count);
    }

    [Theory]
    [InlineData("field: V\n    gte: 2", "0 0 a x 1|1 1 a x 1|2 2 a x 2", 1)]
    [InlineData("field: V\n    gte: 2", "0 0 a x p|1 1 a x P|2 2 a x", 0)]
    [InlineData("field: [K, V]\n    gte: 3", "0 0 a x 1|1 1 ab x 1|2 2 a x 2", 1)]
    public void Different_values_are_counted_without_regard_to_case(string condition, string events, int expected)
    {
        var rules = CorrelationFiles.Load(CorrelationFiles.Correlation($"type: value_count\nrules: a\ngroup-by: U\ntimespan: 10s\ncondition:\n    {condition}"));
        Assert.Equal(expected, CorrelationFiles.Run(rules, events.Split('|')).Count);
    }

    [Theory]
    [InlineData("value_sum", "gt: 10", "5 6", true)]
    [InlineData("value_sum", "gt: 11", "5 6", false)]
    [InlineData("value_avg", "gte: 5.5", "5 6", true)]
    [InlineData("value_median", "eq: 5.5", "1 5 6 90", true)]
    [InlineData("value_percentile", "percentile: 50\n    eq: 5.5", "1 5 6 90", true)]
    [InlineData("value_percentile", "percentile: 100\n    gte: 90", "1 5 6 90", true)]
    [InlineData("value_percentile", "percentile: 75\n    eq: 27", "1 5 6 90", true)]
    [InlineData("value_percentile", "lte: 25", "p p p q", true)]
    [InlineData("value_percentile", "lt: 25", "p p p q", false)]
    [InlineData("value_sum", "lt: 10", "p q", false)]
    public void Values_are_measured(string type, string condition, string values, bool expected)
    {
        var rules = CorrelationFiles.Load(CorrelationFiles.Correlation($"type: {type}\nrules: a\ngroup-by: U\ntimespan: 10s\ncondition:\n    field: V\n    {condition}"));
        var last = values.Split(' ').Length - 1;
        var found = CorrelationFiles.Run(rules, values.Split(' ').Select((value, i) => $"{i} {i} a x {value}"));
        Assert.Equal(expected, found.Any(match => match.EndsWith($"{last}", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("temporal", "0 0 b x|1 1 a x", 1)]
    [InlineData("temporal", "0 0 b x|1 1 a y", 0)]
    [InlineData("temporal", "0 0 b x|1 11 a x", 0)]
    [InlineData("temporal", "0 0 b x|1 1 b x", 0)]
    [InlineData("temporal", "0 0 ab x", 1)]
    [InlineData("temporal_ordered", "0 0 b x|1 1 a x", 0)]
    [InlineData("temporal_ordered", "0 0 a x|1 1 b x", 1)]
    [InlineData("temporal_ordered", "1 5 a x|0 5 b x", 1)]
    [InlineData("temporal_ordered", "0 0 a x|1 1 c x|2 2 b x", 1)]
    public void Rules_that_all_match_in_time_need_no_condition(string type, string events, int expected)
    {
        var rules = CorrelationFiles.Load(CorrelationFiles.Correlation($"type: {type}\nrules: [a, b]\ngroup-by: U\ntimespan: 10s"));
        Assert.Equal(expected, CorrelationFiles.Run(rules, events.Split('|')).Count);
    }

    [Theory]
    [InlineData("a and (b or c)", "0 0 a x|1 1 c x", 1)]
    [InlineData("a and b or c", "0 0 b x", 0)]
    [InlineData("a and not b and not c", "0 0 a x", 1)]
    public void A_temporal_condition_may_be_an_expression_over_the_rules(string condition, string events, int expected)
    {
        var named = CorrelationFiles.Load(CorrelationFiles.Correlation($"type: temporal\nrules: [a, b, c]\ngroup-by: U\ntimespan: 10s\ncondition: {condition}"));
        var unnamed = CorrelationFiles.Load(CorrelationFiles.Correlation($"type: temporal\ngroup-by: U\ntimespan: 10s\ncondition: {condition}"));
        Assert.Equal(expected, CorrelationFiles.Run(named, events.Split('|')).Count);
        Assert.Equal(expected, CorrelationFiles.Run(unnamed, events.Split('|')).Count);
    }

    [Fact]
    public void An_alias_groups_by_different_fields_of_different_rules()
    {
        var rules = CorrelationFiles.Load(CorrelationFiles.Correlation(
            "type: temporal\nrules: [a, 00000000-0000-4000-8000-00000000000b]\ngroup-by: who\ntimespan: 10s\naliases:\n    who:\n        a: U\n        b: V"));
        Assert.Equal(["Correlated: 0,1"], CorrelationFiles.Run(rules, "0 0 a x y", "1 1 b y x"));
        Assert.Empty(CorrelationFiles.Run(rules, "0 0 a x y", "1 1 b x y"));
    }

    [Fact]
    public void Correlations_may_look_at_correlations()
    {
        var rules = CorrelationFiles.Load(
            CorrelationFiles.Correlation("type: temporal_ordered\nrules: [many, b]\ngroup-by: U\ntimespan: 60s", "chain"),
            CorrelationFiles.Correlation("type: event_count\nrules: a\ngroup-by: V\ntimespan: 10s\ncondition:\n    gte: 2", "many"));
        Assert.Equal(["chain: many,2", "many: 0,1"], CorrelationFiles.Run(rules, "0 0 a x p", "1 1 a x p", "2 30 b x q"));
        Assert.Equal(["many: 0,1"], CorrelationFiles.Run(rules, "0 20 a x p", "1 21 a x p", "2 10 b x q"));
    }

    [Fact]
    public void A_field_with_several_values_belongs_to_several_groups()
    {
        var rules = CorrelationFiles.Load(CorrelationFiles.Correlation("type: event_count\nrules: a\ngroup-by: U\ntimespan: 10s\ncondition:\n    gte: 2"));
        var correlator = new SigmaCorrelator(rules);
        var record = Some.Record("""{"K":"a","U":["x","y"]}""");
        var both = new SigmaOccurrence("both", DateTimeOffset.UnixEpoch, record, rules.Match(record));
        var single = CorrelationFiles.Occurrence(rules, "y 0 a y") with { Time = DateTimeOffset.UnixEpoch };
        Assert.Equal(["Correlated: both,y"], CorrelationFiles.Holding(correlator, [both, single]));
    }

    [Fact]
    public void A_rule_that_serves_a_correlation_stands_alone_only_if_it_says_generate()
    {
        var body = "type: event_count\nrules: a\ngroup-by: U\ntimespan: 10s\ncondition:\n    gte: 2";
        var rules = CorrelationFiles.Load(CorrelationFiles.Correlation(body));
        Assert.Equal([false, true, true], rules.Rules.Select(rules.StandsAlone));
        var generating = CorrelationFiles.Load(CorrelationFiles.Correlation(body + "\ngenerate: true"));
        Assert.Equal([true, true, true], generating.Rules.Select(generating.StandsAlone));
    }

    [Theory]
    [InlineData("type: event_cout\nrules: a\ntimespan: 1s\ncondition: {gte: 1}", "needs a type")]
    [InlineData("type: event_count\nrules: z\ntimespan: 1s\ncondition: {gte: 1}", "no rule 'z'")]
    [InlineData("type: event_count\nrules: Correlated\ntimespan: 1s\ncondition: {gte: 1}", "leads back")]
    [InlineData("type: event_count\ntimespan: 1s\ncondition: {gte: 1}", "needs the rules")]
    [InlineData("type: event_count\nrules: a\ntimespan: 1x\ncondition: {gte: 1}", "needs a timespan")]
    [InlineData("type: event_count\nrules: a\ncondition: {gte: 1}", "needs a timespan")]
    [InlineData("type: event_count\nrules: a\ntimespan: 1s", "needs a condition")]
    [InlineData("type: event_count\nrules: a\ntimespan: 1s\ncondition: a", "needs a condition")]
    [InlineData("type: event_count\nrules: a\ntimespan: 1s\ncondition: {field: U, gte: 1}", "all others none")]
    [InlineData("type: value_count\nrules: a\ntimespan: 1s\ncondition: {gte: 1}", "value_count takes")]
    [InlineData("type: value_sum\nrules: a\ntimespan: 1s\ncondition: {field: [U, V], gte: 1}", "value_count takes")]
    [InlineData("type: event_count\nrules: a\ntimespan: 1s\ncondition: {more: 1}", "'more' is no comparison")]
    [InlineData("type: event_count\nrules: a\ntimespan: 1s\ncondition: {gte: many}", "takes a number")]
    [InlineData("type: value_sum\nrules: a\ntimespan: 1s\ncondition: {field: U, percentile: 5, gte: 1}", "for value_percentile only")]
    [InlineData("type: temporal\nrules: [a, b]\ntimespan: 1s\ncondition: a", "does not mention the rule 'b'")]
    [InlineData("type: event_count\nrules: a\ntimespan: 1s\ncondition: {gte: 1}\ngroup_by: U", "'group_by' is no part")]
    [InlineData("type: event_count\nrules: a\ntimespan: 1s\ncondition: {gte: 1}\naliases: {x: U}", "The alias 'x'")]
    [InlineData("type: event_count\nrules: a\ntimespan: 1s\ncondition: {gte: 1}\ngenerate: maybe", "true or false")]
    public void A_correlation_that_makes_no_sense_is_an_error_and_the_rules_stay(string body, string reason)
    {
        var loaded = SigmaRuleSet.Load([new SigmaSource("a.yml", CorrelationFiles.Rule("a") + "---\n" + CorrelationFiles.Rule("b")), new SigmaSource("c.yml", CorrelationFiles.Correlation(body))]);
        Assert.Equal(2, loaded.RuleSet.Rules.Count);
        Assert.Empty(loaded.RuleSet.Correlations);
        Assert.Contains(loaded.Errors, error => error.Reason.Contains(reason, StringComparison.Ordinal) && error.Path == "c.yml" && error.Line > 0);
    }
}
