namespace Soc.Sigma.Tests;

public sealed class RecordTests
{
    [Theory]
    [InlineData("properties.userAgent", """{"properties":{"userAgent":"v"}}""")]
    [InlineData("properties.userAgent", """{"properties.userAgent":"v"}""")]
    [InlineData("Properties.UserAgent", """{"properties":{"userAgent":"v"}}""")]
    [InlineData("a.b.c", """{"a.b":{"c":"v"}}""")]
    [InlineData("list.name", """{"list":[{"name":"v"}]}""")]
    [InlineData("list.1.name", """{"list":[{"name":"x"},{"name":"v"}]}""")]
    [InlineData("list[1].name", """{"list":[{"name":"x"},{"name":"v"}]}""")]
    [InlineData("list[1]", """{"list":["x","v"]}""")]
    public void A_path_walks_nested_objects_and_arrays(string path, string json) =>
        Assert.Equal(SigmaValue.Of("v"), Some.Record(json).Field(path) is { Kind: SigmaValueKind.List } list ? list.Items[0] : Some.Record(json).Field(path));

    [Fact]
    public void The_exact_spelling_of_a_path_wins_over_another_case() =>
        Assert.Equal(SigmaValue.Of(2), Some.Record("""{"A":1,"a":2}""").Field("a"));

    [Theory]
    [InlineData("a.c")]
    [InlineData("b")]
    [InlineData("a.b.c")]
    [InlineData("l[7]")]
    [InlineData("l.x")]
    public void A_path_that_leads_nowhere_is_missing(string path) =>
        Assert.Equal(SigmaValue.Missing, Some.Record("""{"a":{"b":1},"l":[1]}""").Field(path));

    [Fact]
    public void Missing_null_and_empty_are_three_things()
    {
        var record = Some.Record("""{"n":null,"e":"","l":[]}""");
        Assert.Equal(SigmaValueKind.Missing, record.Field("m").Kind);
        Assert.Equal(SigmaValueKind.Null, record.Field("n").Kind);
        Assert.Equal(SigmaValueKind.Text, record.Field("e").Kind);
        Assert.Equal(SigmaValueKind.List, record.Field("l").Kind);
    }
}
