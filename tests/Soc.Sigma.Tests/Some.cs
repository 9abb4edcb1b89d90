using System.Text.Json;

namespace Soc.Sigma.Tests;

/// <summary>Short ways to say "some rule" and "some record".</summary>
internal static class Some
{
    /// <summary>The lines of a detection, indented by four, in an otherwise valid rule.</summary>
    public static string Rule(string detection, string title = "Some rule", string logSource = "product: windows") =>
        $"title: {title}\nlogsource:\n    {logSource}\ndetection:\n{detection}\n";

    /// <summary>A rule with one search that is also its condition; lines of the search are indented by eight.</summary>
    public static string Search(string search) => Rule($"    search:\n{search}\n    condition: search");

    public static SigmaRuleSet Rules(params string[] files)
    {
        var loaded = SigmaRuleSet.Load(files.Select((text, index) => new SigmaSource($"rule-{index}.yml", text)));
        Assert.Empty(loaded.Errors);
        return loaded.RuleSet;
    }

    /// <summary>The only error in a file.</summary>
    public static SigmaError Error(string file) =>
        Assert.Single(SigmaRuleSet.Load([new SigmaSource("rule.yml", file)]).Errors);

    public static SigmaJsonRecord Record(string json, string product = "windows") =>
        new(new SigmaLogSource(product), JsonDocument.Parse(json).RootElement);

    /// <summary>Whether a rule with this one search (lines indented by eight) matches the record.</summary>
    public static bool Matches(string search, string json) => Rules(Search(search)).Match(Record(json)).Count == 1;
}
