namespace Soc.Sigma.Tests;

public sealed class CheckTests
{
    [Theory]
    [InlineData("    s:\n        F: a\n    condition: t", SigmaFindingKind.Error, "there is no search 't'")]
    [InlineData("    s:\n        F: a\n    t:\n        F: b\n    condition: s", SigmaFindingKind.Habit, "'t'")]
    [InlineData("    s:\n        F: a\n        G: b\n    t:\n        F: a\n    condition: s and not t", SigmaFindingKind.Unreachable, "never holds")]
    [InlineData("    s:\n        F: a\n    t:\n        F: [a, b]\n    condition: s and not t", SigmaFindingKind.Unreachable, "F:is a")]
    [InlineData("    s:\n        F: a\n    t:\n        F|exists: false\n    condition: s and t", SigmaFindingKind.Unreachable, "must not exist")]
    public void A_check_tells_an_author_what_to_look_at(string detection, SigmaFindingKind kind, string reason)
    {
        var finding = Assert.Single(SigmaCheck.Run([new SigmaSource("rule.yml", Some.Rule(detection))]));
        Assert.Equal((kind, "rule.yml"), (finding.Kind, finding.Path));
        Assert.Contains(reason, finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_that_asks_the_same_as_another_is_found_whatever_the_order()
    {
        var first = Some.Rule("    s:\n        F: [a, b]\n        G: c\n    condition: s", title: "First");
        var second = Some.Rule("    x:\n        G: c\n        F: [b, a]\n    condition: x", title: "Second");
        var finding = Assert.Single(SigmaCheck.Run([new SigmaSource("a.yml", first), new SigmaSource("b.yml", second)]));
        Assert.Equal((SigmaFindingKind.Duplicate, "b.yml"), (finding.Kind, finding.Path));
        Assert.Contains("'First' in a.yml", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_field_that_no_record_has_is_found()
    {
        var rule = Some.Rule("    s:\n        Typo: a\n    condition: s", logSource: "product: azure\n    service: auditlogs");
        var finding = Assert.Single(SigmaCheck.Run([new SigmaSource("a.yml", rule)], new SigmaLoadOptions { Mappings = SigmaMappings.BuiltIn }));
        Assert.Equal(SigmaFindingKind.UnmappedField, finding.Kind);
        Assert.Contains("'Typo' (looked in: Entra audit)", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sound_rule_has_no_findings() =>
        Assert.Empty(SigmaCheck.Run([new SigmaSource("a.yml", Some.Rule("    s:\n        F: a\n    t:\n        F: b\n    condition: s and not t"))]));

    [Fact]
    public void An_explanation_answers_every_question_of_a_rule()
    {
        var rules = Some.Rules(Some.Rule("    s:\n        F|contains: [a, x]\n        G: 1\n    t:\n        H: null\n    condition: s and not t"));
        var explanation = rules.Explain(rules.Rules[0], Some.Record("""{"F":"abc","G":2,"H":3}"""));
        Assert.False(explanation.Holds);
        Assert.Equal(
            [
                "- all of",
                "  - all of",
                "    + any of",
                "      + F is *a*   [abc]",
                "      - F is *x*   [abc]",
                "    - G is 1   [2]",
                "  + not",
                "    - H is null   [3]",
            ],
            explanation.Lines());
    }
}
