namespace Soc.Sigma.Tests;

public sealed class CollectionTests
{
    [Fact]
    public void A_global_document_sets_keys_for_those_that_follow_until_it_is_reset()
    {
        var rules = Some.Rules("""
            action: global
            level: high
            logsource:
                product: windows
            ---
            title: First
            logsource:
                service: security
            detection: {s: {F: a}, condition: s}
            ---
            title: Second
            level: low
            detection: {s: {F: b}, condition: s}
            ---
            action: reset
            ---
            title: Third
            logsource: {product: linux}
            detection: {s: {F: c}, condition: s}
            """).Rules;
        Assert.Equal([SigmaLevel.High, SigmaLevel.Low, SigmaLevel.Medium], rules.Select(rule => rule.Level));
        Assert.Equal(new SigmaLogSource("windows", Service: "security"), rules[0].LogSource);
        Assert.Equal(new SigmaLogSource("linux"), rules[2].LogSource);
    }

    [Fact]
    public void A_repeated_document_is_the_one_before_with_other_keys()
    {
        var rules = Some.Rules(Some.Rule("    s:\n        F: a\n    condition: s") + "---\naction: repeat\ntitle: Other\ndetection:\n    s:\n        F: b\n");
        Assert.Equal(["Some rule", "Other"], rules.Rules.Select(rule => rule.Title));
        Assert.Equal("Other", Assert.Single(rules.Match(Some.Record("""{"F":"b"}"""))).Rule.Title);
    }

    [Theory]
    [InlineData("    s:\n        F|contains|all: [a]\n    condition: s", "single value")]
    [InlineData("    s:\n        F: [a, null]\n    condition: s", "Null cannot stand among")]
    [InlineData("    s:\n        F: a\n    t:\n        F: b\n    condition: s", "No condition mentions the search 't'")]
    public void What_the_specification_disapproves_of_is_an_error_only_when_reading_strictly(string detection, string reason)
    {
        var source = new SigmaSource("rule.yml", Some.Rule(detection));
        Assert.Empty(SigmaRuleSet.Load([source]).Errors);
        var error = Assert.Single(SigmaRuleSet.Load([source], new SigmaLoadOptions { Strict = true }).Errors);
        Assert.Contains(reason, error.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("F|expand: '%servers%'", "srv-12", true)]
    [InlineData("F|expand: '%servers%'", "dc", true)]
    [InlineData("F|expand: '%servers%'", "%servers%", false)]
    [InlineData("F: '%servers%'", "%servers%", true)]
    [InlineData("F|contains|expand: '-%servers%-'", "x-DC-y", true)]
    [InlineData(@"F|expand: '\%plain%servers%'", "%plaindc", true)]
    [InlineData("F|re|expand: '^%dots%$'", "axb", false)]
    [InlineData("F|re|expand: '^%dots%$'", "a.b", true)]
    public void A_placeholder_stands_for_each_of_its_values(string search, string value, bool expected)
    {
        var options = new SigmaLoadOptions
        {
            Placeholders = new Dictionary<string, IReadOnlyList<string>> { ["servers"] = ["srv-*", "dc"], ["dots"] = ["a.b"] },
        };
        var loaded = SigmaRuleSet.Load([new SigmaSource("rule.yml", Some.Search("        " + search))], options);
        Assert.Empty(loaded.Errors);
        Assert.Equal(expected, loaded.RuleSet.Match(Some.Record($"{{\"F\":\"{value}\"}}")).Count == 1);
    }

    [Fact]
    public void A_placeholder_without_values_is_an_error() =>
        Assert.Contains("%servers% has no values", Some.Error(Some.Search("        F|expand: '%servers%'")).Reason, StringComparison.Ordinal);
}
