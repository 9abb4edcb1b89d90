namespace Soc.Sigma.Tests;

public sealed class ConditionTests
{
    private const string Searches = "    a:\n        A: 1\n    b:\n        B: 1\n    c:\n        C: 1\n    _d:\n        D: 1\n";

    [Theory]
    [InlineData("a", "A", true)]
    [InlineData("a", "B", false)]
    [InlineData("a and b", "AB", true)]
    [InlineData("a and b", "A", false)]
    [InlineData("a or b", "B", true)]
    [InlineData("not a", "B", true)]
    [InlineData("not a", "A", false)]
    [InlineData("not not a", "A", true)]
    [InlineData("a or b and c", "A", true)]
    [InlineData("(a or b) and c", "A", false)]
    [InlineData("not a and b", "B", true)]
    [InlineData("not (a and b)", "A", true)]
    [InlineData("1 of them", "C", true)]
    [InlineData("1 of them", "D", false)]
    [InlineData("1 of _*", "D", true)]
    [InlineData("any of them", "B", true)]
    [InlineData("all of them", "ABC", true)]
    [InlineData("all of them", "AB", false)]
    [InlineData("all of a* and not 1 of b*", "AC", true)]
    [InlineData("1 of *", "B", true)]
    [InlineData("a OR b", "B", true)]
    public void A_condition_joins_searches_by_the_precedence_of_the_specification(string condition, string fields, bool expected)
    {
        var record = "{" + string.Join(",", fields.Select(field => $"\"{field}\":1")) + "}";
        Assert.Equal(expected, Some.Rules(Some.Rule($"{Searches}    condition: {condition}")).Match(Some.Record(record)).Count == 1);
    }

    [Fact]
    public void Several_conditions_hold_when_any_of_them_does()
    {
        var rules = Some.Rules(Some.Rule($"{Searches}    condition:\n        - a and b\n        - c"));
        Assert.Single(rules.Match(Some.Record("""{"C":1}""")));
        Assert.Empty(rules.Match(Some.Record("""{"A":1}""")));
    }

    [Theory]
    [InlineData("missing", "there is no search 'missing'")]
    [InlineData("a and", "a search is missing")]
    [InlineData("(a", "closing parenthesis")]
    [InlineData("a b", "'b' stands where")]
    [InlineData("1 of x*", "no search fits 'x*'")]
    [InlineData("2 of them", "'2 of' is not known")]
    [InlineData("a | count() > 5", "write a correlation")]
    [InlineData("1 of", "needs 'them' or a pattern")]
    public void A_condition_that_makes_no_sense_is_an_error_with_its_line(string condition, string reason)
    {
        var error = Some.Error(Some.Rule($"{Searches}    condition: {condition}"));
        Assert.Contains(reason, error.Reason, StringComparison.Ordinal);
        Assert.Equal(13, error.Line);
        Assert.Equal("rule.yml", error.Path);
    }

    [Fact]
    public void A_condition_nested_without_end_is_an_error_and_not_a_crash()
    {
        var error = Some.Error(Some.Rule($"{Searches}    condition: {new string('(', 100_000)}a"));
        Assert.Contains("nested deeper", error.Reason, StringComparison.Ordinal);
    }
}
