using System.Text;
using System.Text.Json.Nodes;
using Soc.Core.Ingest;
using Soc.Core.Prepare;
using Soc.Core.Tenants;

namespace Soc.Core.Tests.Ingest;

public sealed class HostTenantTests
{
    private static readonly TenantId Other = TenantId.Parse("0b8f1f52-7c1e-4f0a-8d53-2a6a3f1f0c11");

    private static readonly ServedTenants Tenants = new(
    [
        TestTenant.Directory.Profile,
        TenantProfile.Empty(Other) with { Collectors = ["log09", "192.0.2.99"], Subscriptions = ["aaaaaaaa-0000-4000-8000-000000000001"] },
    ]);

    [Theory]
    [InlineData("<38>1 2026-11-17T08:21:05Z LOG09 a - - - text")]
    [InlineData("<38>1 2026-11-17T08:21:05Z 192.0.2.99 a - - - text")]
    [InlineData("CEF:0|Example|Gateway|1|7|x|5|rt=1794903665000 dvc=192.0.2.99")]
    [InlineData("CEF:0|Example|Gateway|1|7|x|5|rt=1794903665000 dvchost=log09")]
    public void A_line_is_whose_the_machine_is_that_it_names(string line) => Assert.Equal(Other, Assert.Single(Read(line).Signals).Tenant);

    [Theory]
    [InlineData("<38>1 2026-11-17T08:21:05Z elsewhere a - - - text")]
    [InlineData("<38>1 2026-11-17T08:21:05Z - a - - - text")]
    [InlineData("<38>1 2026-11-17T08:21:05Z log09.example.org a - - - text")]
    [InlineData("<38>1 2026-11-17T08:21:05Z web01 a - - - CEF:0|Example|Gateway|1|7|x|5|dvchost=log09")]
    public void A_line_of_nobody_or_of_two_is_quarantined_as_of_an_unknown_tenant(string line)
    {
        var quarantined = Assert.Single(Read(line).Quarantined);

        Assert.Equal((QuarantineReason.UnknownTenant, null), (quarantined.Code, quarantined.Tenant));
    }

    [Theory]
    [InlineData("elsewhere", true)]
    [InlineData("log09", false)]
    public void Whoever_hands_a_file_over_says_whose_its_lines_are_that_no_machine_of_anybody_wrote(string host, bool isNamed)
    {
        var result = new Ingestor(Tenants.WithNameless(TestTenant.Id)).Read(Encoding.UTF8.GetBytes($"<38>1 2026-11-17T08:21:05Z {host} a - - - text"), new("auth.log", "0", 0, 0));

        Assert.Equal(isNamed ? TestTenant.Id : Other, Assert.Single(result.Signals).Tenant);
    }

    [Theory]
    [InlineData(TestTenant.WorkspaceId, null, true)]
    [InlineData("bbbbbbbb-0000-4000-8000-000000000002", $"/subscriptions/{TestTenant.SubscriptionId}/resourceGroups/rg/providers/x/y/z", true)]
    [InlineData("bbbbbbbb-0000-4000-8000-000000000002", null, false)]
    [InlineData("bbbbbbbb-0000-4000-8000-000000000002", "/subscriptions/cccccccc-0000-4000-8000-000000000003/x", false)]
    public void An_exported_row_is_whose_its_resource_or_its_workspace_is_and_a_machine_does_not_help(string workspace, string? resource, bool isOurs)
    {
        var row = new JsonObject
        {
            ["TenantId"] = workspace, ["_ResourceId"] = resource, ["TimeGenerated"] = "2026-11-17T08:21:05Z", ["Computer"] = "web01", ["HostName"] = "web01",
            ["ProcessName"] = "a", ["SyslogMessage"] = "text", ["Type"] = "Syslog",
        };

        Assert.Equal(isOurs ? [TestTenant.Id] : [], Read(row.ToJsonString()).Signals.Select(signal => signal.Tenant));
    }

    [Fact]
    public void The_resource_counts_before_the_workspace_because_a_workspace_may_keep_the_logs_of_many()
    {
        var row = JsonNode.Parse(Corpus.Text("WindowsSecurity/wrong-password"))!;
        row["_ResourceId"] = "/subscriptions/AAAAAAAA-0000-4000-8000-000000000001/resourceGroups/rg/providers/x/y/z";

        Assert.Equal(Other, Assert.Single(Read(row.ToJsonString()).Signals).Tenant);
    }

    private static IngestResult Read(string body) => new Ingestor(Tenants).Read(Encoding.UTF8.GetBytes(body), new("telemetry", "0", 0, 0));
}
