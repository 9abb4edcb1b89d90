using System.Text;
using System.Text.Json;

namespace Soc.Sigma.Tests;

public sealed class JsonTests
{
    private static readonly SigmaRuleSet Rules = Some.Rules(Some.Rule("    s:\n        a.b: x\n    condition: s"), Some.Rule("    k:\n        - zz\n    condition: k", title: "keyword"));

    [Theory]
    [InlineData("""{"a":{"b":"x"}}""", 1)]
    [InlineData("""{"a.b":"\u0078"}""", 1)]
    [InlineData(""" { "a" : { "b" : [ 1 , "x" ] } , "c" : [ ] , "d" : { } } """, 1)]
    [InlineData("""{"\u0061":{"\u0062":"x"}}""", 1)]
    [InlineData("""{"a":[{"b":"y"},{"b":"x"}]}""", 1)]
    [InlineData("""{"a":{"b":"y","b":"x"}}""", 1)]
    [InlineData("""{"A":{"b":"x"},"a":{"b":"y"}}""", 0)]
    [InlineData("""{"c":{"d":["a zz b"]}}""", 1)]
    [InlineData("""{"c":"z\u007a"}""", 1)]
    [InlineData("""{"a":{"b":"x"},"n":[-0.5e+10,0,true,false,null,"\ud83d\ude00\t\/"]}""", 1)]
    public void Any_json_object_is_read(string json, int expected)
    {
        Assert.True(Rules.TryMatch(Encoding.UTF8.GetBytes(json), new SigmaLogSource("windows"), out var matches));
        Assert.Equal(expected, matches.Count);
        Assert.Equal(expected, Rules.Match(Some.Record(json)).Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[1]")]
    [InlineData("{")]
    [InlineData("{}{}")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{\"a\" 1}")]
    [InlineData("{\"a\":01}")]
    [InlineData("{\"a\":1.}")]
    [InlineData("{\"a\":tru}")]
    [InlineData("{\"a\":\"\\x\"}")]
    [InlineData("{\"a\":\"\\u12g4\"}")]
    [InlineData("{\"a\":\"b")]
    [InlineData("{\"a\":\"b\nc\"}")]
    [InlineData("{'a':1}")]
    public void What_is_no_json_object_is_refused(string json) =>
        Assert.False(Rules.TryMatch(Encoding.UTF8.GetBytes(json), new SigmaLogSource("windows"), out _));

    [Fact]
    public void Half_a_surrogate_pair_is_taken_as_it_is_written()
    {
        const string json = """{"c":"\ud800 zz"}""";
        Assert.True(Rules.TryMatch(Encoding.UTF8.GetBytes(json), new SigmaLogSource("windows"), out var matches));
        Assert.Equal(@"\ud800 zz", Assert.Single(Assert.Single(matches).Fields()).Value.Text);
    }

    [Fact]
    public void Exactly_what_the_reader_of_the_framework_takes_is_taken()
    {
        var random = new Random(11);
        const string characters = "{}[]\":,\\ntrue1.-eE0 u0041\n";
        var seed = """{"a":{"b":[1,-2.5e3,"x\n\u0041",true,null]},"c":{}}""";
        var taken = 0;
        for (var i = 0; i < 30_000; i++)
        {
            var text = new StringBuilder(seed);
            for (var change = random.Next(3); change >= 0; change--)
            {
                var at = random.Next(text.Length);
                text[at] = random.Next(3) == 0 ? characters[random.Next(characters.Length)] : text[at];
                if (random.Next(3) == 0)
                {
                    text.Remove(random.Next(text.Length), 1);
                }
            }

            var bytes = Encoding.UTF8.GetBytes(text.ToString());
            var expected = IsObject(bytes);
            taken += expected ? 1 : 0;
            Assert.True(expected == Rules.TryMatch(bytes, new SigmaLogSource("windows"), out _), text.ToString());
        }

        Assert.InRange(taken, 5_000, 25_000);
    }

    private static bool IsObject(byte[] json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
