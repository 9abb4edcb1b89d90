using System.Text;

namespace Soc.Sigma.Tests;

public sealed class EngineTests
{
    private static readonly SigmaLogSource Windows = new("windows");

    [Fact]
    public void A_record_on_which_nothing_matches_costs_no_memory()
    {
        var rules = Some.Rules([.. Enumerable.Range(0, 200).Select(i => Some.Rule(
            $"    s:\n        F|contains: ['needle{i}', 'x{i}y']\n        G|endswith: '\\p{i}.exe'\n    k:\n        - 'keyword{i}'\n    condition: s or k", title: $"r{i}"))]);
        var record = Encoding.UTF8.GetBytes("""{"F":"C:\\plain \u00e4 hay","G":"C:\\p3.exe","n":{"list":[1,2,"three"]},"t":true}""");
        Match(rules, record);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
        {
            Match(rules, record);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public async Task One_rule_set_serves_many_threads()
    {
        var rules = Some.Rules([.. Enumerable.Range(0, 50).Select(i => Some.Rule($"    s:\n        F|contains: 'n{i};'\n    condition: s", title: $"r{i}"))]);
        var found = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(() =>
        {
            var record = Encoding.UTF8.GetBytes($$"""{"F":"a n{{i}}; b"}""");
            return Enumerable.Range(0, 200).All(_ => rules.TryMatch(record, Windows, out var matches) && matches is [var match] && match.Rule.Title == $"r{i}");
        })));
        Assert.DoesNotContain(false, found);
    }

    [Fact]
    public void A_record_that_asks_the_rules_again_while_it_is_read_gets_its_own_answer()
    {
        var rules = Some.Rules(Some.Rule("    s:\n        F: outer\n    condition: s", title: "outer"), Some.Rule("    s:\n        F: inner\n    condition: s", title: "inner"));
        var record = new Asking(rules);
        Assert.Equal("outer", Assert.Single(rules.Match(record)).Rule.Title);
        Assert.Equal("inner", record.Answer);
    }

    [Fact]
    public void Values_of_any_length_are_read()
    {
        var rules = Some.Rules(Some.Rule("    s:\n        F|endswith: 'end'\n        F|re: '^a{3}'\n    condition: s"));
        var record = Encoding.UTF8.GetBytes($$"""{"F":"{{new string('a', 300_000)}}\tend"}""");
        Assert.True(rules.TryMatch(record, Windows, out var matches));
        Assert.Single(matches);
    }

    private static void Match(SigmaRuleSet rules, byte[] record)
    {
        Assert.True(rules.TryMatch(record, Windows, out var matches));
        Assert.True(matches.Count == 0);
    }

    private sealed class Asking(SigmaRuleSet rules) : ISigmaRecord
    {
        public string? Answer { get; private set; }

        public SigmaLogSource LogSource => Windows;

        public IEnumerable<SigmaValue> Values => [];

        public SigmaValue Field(string name)
        {
            Answer = rules.Match(Some.Record("""{"F":"inner"}"""))[0].Rule.Title;
            return SigmaValue.Of("outer");
        }
    }
}
