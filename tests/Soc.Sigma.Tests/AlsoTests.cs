using System.Text.Json;

namespace Soc.Sigma.Tests;

/// <summary>Records may count as others besides: what an exchange log holds stands in the audit log too.</summary>
public sealed class AlsoTests
{
    private static readonly SigmaLogSource Exchange = new("m365", Service: "exchange");
    private static readonly SigmaLogSource Audit = new("m365", Service: "audit");

    private static readonly SigmaRuleSet Rules = SigmaRuleSet.Load(
        [new SigmaSource("audit.yml", Rule("audit")), new SigmaSource("exchange.yml", Rule("exchange")), new SigmaSource("alerts.yml", Rule("threat_management"))],
        new SigmaLoadOptions { Also = new Dictionary<SigmaLogSource, IReadOnlyList<SigmaLogSource>> { [Exchange] = [Audit] } }).RuleSet;

    [Fact]
    public void A_record_is_tried_on_the_rules_of_what_it_counts_as() =>
        Assert.Equal(["audit", "exchange"], Matches(Exchange));

    [Fact]
    public void What_it_counts_as_does_not_count_as_it() => Assert.Equal(["audit"], Matches(Audit));

    [Fact]
    public void Whether_a_rule_sees_records_can_be_asked()
    {
        Assert.Equal([true, true, false], Rules.Rules.Select(rule => Rules.Sees(rule, Exchange)));
        Assert.Equal([true, false, false], Rules.Rules.Select(rule => Rules.Sees(rule, Audit)));
    }

    private static IEnumerable<string> Matches(SigmaLogSource source)
    {
        using var record = JsonDocument.Parse("""{"Operation":"Send"}""");
        return [.. Rules.Match(new SigmaJsonRecord(source, record.RootElement)).Select(match => match.Rule.Title)];
    }

    private static string Rule(string service) => $$"""
        title: {{service}}
        logsource: {product: m365, service: {{service}}}
        detection:
            sent: {Operation: Send}
            condition: sent
        """;
}
