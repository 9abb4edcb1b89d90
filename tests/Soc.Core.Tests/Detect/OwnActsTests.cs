using System.Text;
using System.Text.Json.Nodes;
using Soc.Core.Detect;
using Soc.Core.Ingest.Ledger;
using Soc.Core.Prepare;

namespace Soc.Core.Tests.Detect;

/// <summary>What the SOC does itself is counted, and given to no rule.</summary>
public sealed class OwnActsTests
{
    private const string OwnApplication = "5A0C7D3E-91B4-4E2F-8C6D-0F1E2D3C4B5A";

    [Fact]
    public void An_act_of_the_SOCs_own_application_is_own()
    {
        var result = Read(Audit("""{"app":{"appId":"5a0c7d3e-91b4-4e2f-8c6d-0f1e2d3c4b5a","displayName":"soc"}}"""), OwnApplication);

        Assert.Equal(Fate.Own, Assert.Single(result.Outcomes).Fate);
        Assert.Empty(result.Detected);
        Assert.Equal(Fate.Own, Assert.Single(result.Arrivals(DateTimeOffset.UnixEpoch)).Fate);
    }

    [Fact]
    public void The_same_act_of_another_application_is_looked_at()
    {
        var result = Read(Audit("""{"app":{"appId":"5a0c7d3e-91b4-4e2f-8c6d-0f1e2d3c4b5a","displayName":"soc"}}"""));

        Assert.Equal(Fate.Normalized, Assert.Single(result.Outcomes).Fate);
        Assert.NotEmpty(result.Detected);
    }

    [Fact]
    public void A_person_who_signs_in_to_an_application_of_the_SOC_is_a_person()
    {
        var record = JsonNode.Parse(Corpus.Text("EntraSignIn/interrupt-fails-nothing"))!;
        record["properties"]!["appId"] = OwnApplication;

        Assert.Equal(Fate.Normalized, Assert.Single(Read(record, OwnApplication).Outcomes).Fate);
    }

    private static PipelineResult Read(JsonNode record, params string[] own) => new SignalPipeline(Content.Engine).Read(
        Encoding.UTF8.GetBytes(record.ToJsonString()), new("telemetry", "0", 0, 0), new([new TenantDirectory(TestTenant.Directory.Profile with { OwnApplications = own })]));

    /// <summary>A record that raises an alert, done by somebody else.</summary>
    private static JsonNode Audit(string initiatedBy)
    {
        var alarming = Corpus.Cases.Where(name => name.StartsWith("EntraAudit/", StringComparison.Ordinal)).Select(name => JsonNode.Parse(Corpus.Text(name))!)
            .First(record => record["properties"]?["initiatedBy"] is not null && Read(record).Detected.Any());
        alarming["properties"]!["initiatedBy"] = JsonNode.Parse(initiatedBy);
        return alarming;
    }
}
