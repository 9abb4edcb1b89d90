namespace Soc.Sigma.Tests;

public sealed class FilterTests
{
    private const string Rules = """
        title: First
        id: 11111111-0000-4000-8000-000000000001
        logsource: {product: windows, category: process_creation}
        detection: {s: {F: a}, condition: s}
        ---
        title: Second
        name: second
        id: 11111111-0000-4000-8000-000000000002
        logsource: {product: windows, category: process_creation}
        detection: {s: {F: a}, t: {F: z}, condition: s or t}
        """;

    [Theory]
    [InlineData("any", "")]
    [InlineData("[11111111-0000-4000-8000-000000000001]", "Second")]
    [InlineData("[second]", "First")]
    [InlineData("second", "First")]
    public void A_filter_narrows_the_rules_it_names(string targets, string left)
    {
        var rules = Some.Rules(Rules, Filter($"rules: {targets}"));
        var record = new SigmaJsonRecord(new SigmaLogSource("windows", "process_creation"), System.Text.Json.JsonDocument.Parse("""{"F":"a","User":"adm_1"}""").RootElement);
        Assert.Equal(left, string.Join(",", rules.Match(record).Select(match => match.Rule.Title)));
    }

    [Fact]
    public void A_filter_leaves_other_records_alone()
    {
        var rules = Some.Rules(Rules, Filter("rules: any"));
        var record = new SigmaJsonRecord(new SigmaLogSource("windows", "process_creation"), System.Text.Json.JsonDocument.Parse("""{"F":"a","User":"x"}""").RootElement);
        Assert.Equal(2, rules.Match(record).Count);
    }

    [Theory]
    [InlineData("rules: missing", "no rule 'missing'")]
    [InlineData("other: 1", "needs the rules it is for")]
    public void A_filter_for_nothing_is_an_error(string targets, string reason)
    {
        var loaded = SigmaRuleSet.Load([new SigmaSource("rules.yml", Rules), new SigmaSource("filter.yml", Filter(targets))]);
        Assert.Equal(2, loaded.RuleSet.Rules.Count);
        Assert.Contains(reason, Assert.Single(loaded.Errors).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_filter_of_another_log_source_than_its_rule_is_an_error()
    {
        var filter = Filter("rules: second").Replace("windows", "linux", StringComparison.Ordinal);
        var loaded = SigmaRuleSet.Load([new SigmaSource("rules.yml", Rules), new SigmaSource("filter.yml", filter)]);
        Assert.Contains("another logsource", Assert.Single(loaded.Errors).Reason, StringComparison.Ordinal);
    }

    private static string Filter(string targets) =>
        $"title: Filter\nlogsource: {{product: windows}}\nfilter:\n    {targets}\n    s:\n        User|startswith: adm_\n    condition: not s\n";
}
