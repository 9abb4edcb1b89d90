namespace Soc.Sigma.Tests;

public sealed class RuleFileTests
{
    private const string Whole = """
        title: Whole rule
        id: 11111111-2222-4333-8444-555555555555
        name: whole_rule
        status: test
        description: All that a rule can say
        references:
            - https://example.com/a
        author: nobody
        date: 2026-01-02
        tags:
            - attack.t1059.001
        logsource:
            product: windows
            category: process_creation
            definition: anything
        detection:
            search:
                F: a
            condition: search
        falsepositives:
            - Tests
        fields: [F]
        level: high
        soc:
            phase: Delivery
            weights: [1, 2.5]
            on: true
        """;

    [Fact]
    public void A_rule_carries_everything_its_file_says()
    {
        var rule = Assert.Single(Some.Rules(Whole).Rules);
        Assert.Equal(("11111111-2222-4333-8444-555555555555", "whole_rule", "Whole rule"), (rule.Id, rule.Name, rule.Title));
        Assert.Equal((SigmaStatus.Test, SigmaLevel.High), (rule.Status, rule.Level));
        Assert.Equal(new SigmaLogSource("windows", "process_creation"), rule.LogSource);
        Assert.Equal(["attack.t1059.001"], rule.Tags);
        Assert.Equal(["Tests"], rule.FalsePositives);
        Assert.Equal(["https://example.com/a"], rule.References);
        Assert.Equal(("rule-0.yml", 1), (rule.SourcePath, rule.SourceLine));
    }

    [Fact]
    public void A_key_of_the_authors_own_is_kept_with_its_values()
    {
        var rule = Assert.Single(Some.Rules(Whole).Rules);
        var soc = Assert.IsType<IReadOnlyDictionary<string, object?>>(Assert.Single(rule.Custom).Value, exactMatch: false);
        Assert.Equal("Delivery", soc["phase"]);
        Assert.Equal([1m, 2.5m], Assert.IsType<IReadOnlyList<object?>>(soc["weights"], exactMatch: false));
        Assert.Equal(true, soc["on"]);
    }

    [Theory]
    [InlineData("product: windows", true)]
    [InlineData("product: Windows", true)]
    [InlineData("product: linux", false)]
    [InlineData("category: process_creation", false)]
    public void A_rule_only_sees_records_of_its_log_source(string logSource, bool expected)
    {
        var rules = Some.Rules(Some.Rule("    s:\n        F: a\n    condition: s", logSource: logSource));
        Assert.Equal(expected, rules.Match(Some.Record("""{"F":"a"}""")).Count == 1);
    }

    [Fact]
    public void One_bad_rule_does_not_stop_the_others()
    {
        var loaded = SigmaRuleSet.Load(
        [
            new SigmaSource("broken.yml", "title: [unclosed"),
            new SigmaSource("bad.yml", Some.Rule("    s:\n        F: a\n    condition: t")),
            new SigmaSource("good.yml", Whole + "\n---\n" + Some.Rule("    s:\n        F: b\n    condition: s", title: "Second")),
        ]);
        Assert.Equal(["Whole rule", "Second"], loaded.RuleSet.Rules.Select(rule => rule.Title));
        Assert.Equal(["broken.yml", "bad.yml"], loaded.Errors.Select(error => error.Path));
    }

    [Theory]
    [InlineData("- a", 1, "A rule is a map")]
    [InlineData("action: sing\n", 1, "An action is global")]
    [InlineData("action: repeat\n", 1, "An action is global")]
    [InlineData("logsource: {product: a}\ndetection: {s: {F: 1}, condition: s}", 1, "A title is missing")]
    [InlineData("title: t\ndetection: {s: {F: 1}, condition: s}", 1, "is missing")]
    [InlineData("title: t\nlogsource: {definition: a}\ndetection: {s: {F: 1}, condition: s}", 2, "needs a product")]
    [InlineData("title: t\nlogsource: {product: a}", 1, "needs a detection")]
    [InlineData("title: t\nlogsource: {product: a}\ndetection: {s: {F: 1}}", 3, "needs a condition")]
    [InlineData("title: t\nlogsource: {product: a}\nlevel: awful\ndetection: {s: {F: 1}, condition: s}", 3, "'awful' is no level")]
    [InlineData("title: t\nlogsource: {product: a}\nlevel: 3\ndetection: {s: {F: 1}, condition: s}", 3, "'3' is no level")]
    [InlineData("title: t\nlogsource: {product: a}\ntitle: u\ndetection: {s: {F: 1}, condition: s}", 3, "stands twice")]
    [InlineData("title: t\nlogsource: {product: a}\ndetection:\n  s: {F: 1}\n  timeframe: 5m\n  condition: s", 5, "write a correlation")]
    [InlineData("title: t\nlogsource: {product: a}\ndetection: {s: {F: *x}, condition: s}", 3, "names no anchor")]
    public void A_document_that_is_no_rule_is_an_error_with_its_line(string file, int line, string reason)
    {
        var error = Some.Error(file);
        Assert.Contains(reason, error.Reason, StringComparison.Ordinal);
        Assert.Equal(line, error.Line);
    }

    [Fact]
    public void An_id_that_is_taken_is_an_error_that_says_by_whom()
    {
        var loaded = SigmaRuleSet.Load([new SigmaSource("a.yml", Whole), new SigmaSource("b.yml", Whole)]);
        Assert.Single(loaded.RuleSet.Rules);
        Assert.Contains("a.yml:1", Assert.Single(loaded.Errors).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Aliases_of_aliases_do_not_exhaust_the_memory()
    {
        var bomb = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n"
            + string.Concat(Enumerable.Range(1, 12).Select(i => $"a{i}: &a{i} [{string.Join(",", Enumerable.Repeat($"*a{i - 1}", 10))}]\n"));
        Assert.Contains("200000 nodes", Some.Error(bomb).Reason, StringComparison.Ordinal);
    }
}
