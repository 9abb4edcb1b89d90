namespace Soc.Sigma.Tests;

public sealed class CaseTests
{
    private static readonly SigmaRuleSet Rules = Some.Rules(Some.Search("        F: a"));

    [Theory]
    [InlineData("fires-once.json", """{"F":"a"}""", null)]
    [InlineData("fires-among-others.json", """[{"F":"b"},{"F":"a"}]""", null)]
    [InlineData("silent-on-b.json", """{"F":"b"}""", null)]
    [InlineData("fires-never.json", """{"F":"b"}""", "does not match")]
    [InlineData("silent-not.json", """{"F":"a"}""", "The rule matches")]
    [InlineData("other.json", """{"F":"a"}""", "neither fires- nor silent-")]
    [InlineData("fires-broken.json", "{", "Not valid JSON")]
    public void A_case_goes_as_its_name_says_or_tells_why_not(string name, string json, string? failure)
    {
        var result = Assert.Single(SigmaCases.Run(Rules, [new SigmaCase("rule-0.yml", $"rule-0/{name}", json)]));
        Assert.Equal(failure is null, result.Failure is null);
        Assert.Contains(failure ?? "", result.Failure ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void A_case_that_fails_is_explained_question_by_question()
    {
        var result = Assert.Single(SigmaCases.Run(Rules, [new SigmaCase("rule-0.yml", "fires-never.json", """{"F":"b"}""")]));
        Assert.Equal(["- F is a   [b]"], Assert.Single(result.Explanations).Parts.Count == 0 ? result.Explanations[0].Lines() : result.Explanations[0].Parts[0].Lines());
    }

    [Fact]
    public void A_case_without_a_rule_is_a_failure()
    {
        var result = Assert.Single(SigmaCases.Run(Rules, [new SigmaCase("gone.yml", "fires-a.json", """{"F":"a"}""")]));
        Assert.Contains("no rule", result.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public void A_host_may_make_the_records_of_a_case_itself()
    {
        var result = SigmaCases.Run(Rules, [new SigmaCase("rule-0.yml", "fires-a.json", "raw")], (_, rule) => [new SigmaJsonRecord(rule.LogSource, System.Text.Json.JsonDocument.Parse("""{"F":"a"}""").RootElement)]);
        Assert.Null(Assert.Single(result).Failure);
    }
}
