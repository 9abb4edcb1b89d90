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

    [Fact]
    public void A_match_is_written_as_a_line_of_json()
    {
        var match = Some.Rules(Some.Search("        F|contains: b")).Match(Some.Record("""{"F":"a\"b"}"""))[0];
        using var json = System.Text.Json.JsonDocument.Parse(SigmaMatchText.Json(match, "in.jsonl", 7));
        Assert.Equal(("in.jsonl", 7, "Some rule"), (json.RootElement.GetProperty("file").GetString(), json.RootElement.GetProperty("line").GetInt32(), json.RootElement.GetProperty("title").GetString()));
        Assert.Equal("a\"b", json.RootElement.GetProperty("fields")[0].GetProperty("value").GetString());
    }

    [Theory]
    [InlineData("a,b", "in.jsonl,7,Medium,Some rule,Some rule,\"F=a,b\"")]
    [InlineData("a\"b", "in.jsonl,7,Medium,Some rule,Some rule,\"F=a\"\"b\"")]
    [InlineData("b", "in.jsonl,7,Medium,Some rule,Some rule,F=b")]
    public void A_match_is_written_as_comma_separated_values(string value, string expected)
    {
        var match = Some.Rules(Some.Search("        F|contains: b")).Match(Some.Record($"{{\"F\":{System.Text.Json.JsonSerializer.Serialize(value)}}}"))[0];
        Assert.Equal(expected, SigmaMatchText.Csv(match, "in.jsonl", 7));
    }

    [Fact]
    public void What_a_spreadsheet_would_run_is_written_as_text()
    {
        var match = Some.Rules(Some.Rule("    s:\n        F: a\n    condition: s", title: "=HYPERLINK(1)")).Match(Some.Record("""{"F":"a"}"""))[0];
        Assert.Contains(",'=HYPERLINK(1),", SigmaMatchText.Csv(match, "-x.jsonl", 7), StringComparison.Ordinal);
        Assert.StartsWith("'-x.jsonl,", SigmaMatchText.Csv(match, "-x.jsonl", 7), StringComparison.Ordinal);
    }
}
