using System.Text;

namespace Soc.Sigma.Tests;

public sealed class OverrunTests
{
    private static readonly SigmaLogSource Windows = new("windows");

    /// <summary>Tries every way to split the text into parts before it gives up; the back-reference keeps it from linear time.</summary>
    private static readonly string Slow = Some.Rule("    s:\n        F|re: '^((a|aa)+)\\1$'\n    condition: s", title: "Slow");

    private static readonly string Quick = Some.Rule("    s:\n        F|re: '^a+!$'\n    condition: s", title: "Quick");

    private static readonly byte[] Trap = Encoding.UTF8.GetBytes($$"""{"F":"{{new string('a', 80)}}!"}""");

    [Fact]
    public void A_rule_whose_expression_takes_too_long_is_named_and_its_overruns_are_counted()
    {
        var rules = Some.Rules(Quick, Slow);
        Assert.True(rules.TryMatch("""{"F":"aaaa"}"""u8, Windows, out var matches));
        Assert.Equal("Slow", Assert.Single(matches).Rule.Title);
        Assert.Empty(rules.Overruns());
        Assert.True(rules.TryMatch(Trap, Windows, out matches));
        Assert.Equal("Quick", Assert.Single(matches).Rule.Title);
        rules.TryMatch(Trap, Windows, out _);
        Assert.Equal([new SigmaOverrun(rules.Rules[1], 2)], rules.Overruns());
    }

    [Fact]
    public void A_keyword_that_takes_too_long_counts_for_its_rule()
    {
        var rules = Some.Rules(Some.Rule("    s:\n        '|re': '^((a|aa)+)\\1$'\n    condition: s"));
        rules.TryMatch(Trap, Windows, out _);
        Assert.Equal(1, Assert.Single(rules.Overruns()).Count);
    }

    [Fact]
    public async Task No_overrun_is_lost_between_threads()
    {
        var rules = Some.Rules(Slow);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => rules.TryMatch(Trap, Windows, out var _))));
        Assert.Equal(6, Assert.Single(rules.Overruns()).Count);
    }
}
