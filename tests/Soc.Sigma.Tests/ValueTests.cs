namespace Soc.Sigma.Tests;

public sealed class ValueTests
{
    [Theory]
    [InlineData("prog?.exe", "progA.exe", true)]
    [InlineData("prog?.exe", "prog.exe", false)]
    [InlineData("prog?.exe", "prog\U0001F600.exe", true)]
    [InlineData("anti_V*.exe", "anti_V21.2.1.exe", true)]
    [InlineData("anti_V*.exe", "anti_V.exe.bak", false)]
    [InlineData("*", "", true)]
    [InlineData("*abc", "abcxabc", true)]
    [InlineData("a*b*c", "aXbXbXc", true)]
    [InlineData("a*b*c", "aXbXbX", false)]
    [InlineData("a?c*", "abcd", true)]
    [InlineData("", "", true)]
    [InlineData("", "x", false)]
    [InlineData("Ärger", "äRGER", true)]
    [InlineData(@"a\b", @"a\b", true)]
    [InlineData(@"a\\b", @"a\b", true)]
    [InlineData(@"a\*b", "a*b", true)]
    [InlineData(@"a\*b", "axb", false)]
    [InlineData(@"a\\*b", @"a\xyzb", true)]
    [InlineData(@"a\\\*b", @"a\*b", true)]
    [InlineData(@"a\\\*b", @"a\xb", false)]
    [InlineData(@"\\\\srv", @"\\srv", true)]
    [InlineData(@"\\\srv", @"\\srv", true)]
    [InlineData(@"end\", @"end\", true)]
    public void Wildcards_and_backslashes_are_read_as_the_specification_says(string value, string text, bool expected) =>
        Assert.Equal(expected, Some.Matches($"        F: '{value}'", $"{{\"F\":{System.Text.Json.JsonSerializer.Serialize(text)}}}"));

    [Theory]
    [InlineData("4625", "4625", true)]
    [InlineData("4625", "\"4625\"", true)]
    [InlineData("'4625'", "4625", true)]
    [InlineData("4625", "4625.0", true)]
    [InlineData("4625", "46250", false)]
    [InlineData("0x10", "16", true)]
    [InlineData("46*", "4625", true)]
    [InlineData("true", "true", true)]
    [InlineData("true", "\"True\"", true)]
    [InlineData("'true'", "true", true)]
    [InlineData("true", "false", false)]
    [InlineData("[1, 2]", "2", true)]
    [InlineData("a", "[\"b\",\"A\"]", true)]
    [InlineData("a", "[[\"a\"]]", true)]
    [InlineData("null", "null", true)]
    [InlineData("null", "\"\"", false)]
    [InlineData("'null'", "null", false)]
    [InlineData("''", "\"\"", true)]
    [InlineData("''", "null", false)]
    [InlineData("'*'", "null", false)]
    [InlineData("'*b*'", """{"a":"b"}""", true)]
    public void Numbers_booleans_and_nothing_are_compared_by_what_they_are(string value, string field, bool expected) =>
        Assert.Equal(expected, Some.Matches($"        F: {value}", $"{{\"F\":{field}}}"));

    [Fact]
    public void A_field_that_is_missing_holds_nothing() => Assert.True(Some.Matches("        F: null", """{"G":1}"""));

    [Theory]
    [InlineData("        - evil", """{"a":{"b":["x","an EVIL one"]}}""", true)]
    [InlineData("        - evil", """{"evil":"no"}""", false)]
    [InlineData("        - 42", """{"a":1425}""", true)]
    [InlineData("        '|all': [one, two]", """{"a":"one","b":"two"}""", true)]
    [InlineData("        '|all': [one, two]", """{"a":"one"}""", false)]
    [InlineData("        '|re': '^o.e$'", """{"a":"one"}""", true)]
    [InlineData("        '|startswith': 'ne'", """{"a":"one"}""", false)]
    public void Keywords_are_sought_in_every_value_of_the_record(string search, string record, bool expected) =>
        Assert.Equal(expected, Some.Matches(search, record));

    [Theory]
    [InlineData("""{"A":1,"B":1}""", true)]
    [InlineData("""{"A":1}""", false)]
    [InlineData("""{"C":"x"}""", true)]
    public void A_list_of_maps_holds_when_one_of_its_maps_holds_whole(string record, bool expected) =>
        Assert.Equal(expected, Some.Matches("        - A: 1\n          B: 1\n        - C: x", record));
}
