namespace Soc.Sigma.Tests;

public sealed class MatchTests
{
    [Fact]
    public void A_match_names_the_fields_and_values_that_made_it()
    {
        var rules = Some.Rules(Some.Rule("    a:\n        F|contains: [x, b]\n        G: 1\n    no:\n        H: 1\n    b:\n        - key\n    condition: a and b and not no"));
        var match = Assert.Single(rules.Match(Some.Record("""{"F":["abc","d"],"G":1,"K":"a keyword"}""")));
        Assert.Equal(
            [("F", "abc", "is *b*"), ("G", "1", "is 1"), (null, "a keyword", "is *key*")],
            match.Fields().Select(field => (field.Name, field.Value.ToString(), field.Test)));
    }

    [Fact]
    public void Matches_come_in_the_order_of_the_rules()
    {
        var rules = Some.Rules(
            Some.Rule("    s:\n        F: a\n    condition: s", title: "One"),
            Some.Rule("    s:\n        F: b\n    condition: s", title: "Two"),
            Some.Rule("    s:\n        F|contains: a\n    condition: s", title: "Three"));
        Assert.Equal(["One", "Three"], rules.Match(Some.Record("""{"F":"a"}""")).Select(match => match.Rule.Title));
    }
}
