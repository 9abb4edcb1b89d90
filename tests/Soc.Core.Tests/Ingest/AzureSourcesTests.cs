using System.Text;
using System.Text.Json.Nodes;
using Soc.Core.Ingest;
using Soc.Core.Prepare;
using Soc.Core.Tenants;

namespace Soc.Core.Tests.Ingest;

/// <summary>Records of Azure resources name a subscription, and most of them have no id.</summary>
public sealed class AzureSourcesTests
{
    private static readonly TenantId Partner = TenantId.Parse("0b8f1f52-7c1e-4f0a-8d53-2a6a3f1f0c11");

    [Fact]
    public void A_record_is_the_resources_and_not_the_callers()
    {
        var tenants = new ServedTenants([TestTenant.Directory.Profile, TenantProfile.Empty(Partner)]);

        var signal = Assert.Single(new Ingestor(tenants).Read(Corpus.Bytes("AzureActivity/guest-of-a-partner"), new("telemetry", "0", 0, 0)).Signals);

        Assert.Contains(Partner.ToString(), Corpus.Text("AzureActivity/guest-of-a-partner"), StringComparison.Ordinal);
        Assert.Equal(TestTenant.Id, signal.Tenant);
    }

    [Fact]
    public void A_resource_of_a_subscription_that_nobody_has_is_not_the_callers_either()
    {
        var tenants = new ServedTenants([TenantProfile.Empty(Partner)]);

        Assert.Equal(QuarantineReason.UnknownTenant, Assert.Single(new Ingestor(tenants).Read(Corpus.Bytes("AzureActivity/guest-of-a-partner"), new("telemetry", "0", 0, 0)).Quarantined).Code);
    }

    [Fact]
    public void A_subscription_stands_for_its_tenant_where_records_are_looked_at_without_a_SOC()
    {
        var signal = Assert.Single(new Ingestor(ServedTenants.Whoever).Read(Corpus.Bytes("AzureKeyVault/key-backed-up"), new("file", "0", 0, 0)).Signals);

        Assert.Equal(TestTenant.SubscriptionId, signal.Tenant.ToString());
    }

    [Theory]
    [InlineData("AzureKeyVault/personal-account")]
    [InlineData("AzureFirewall/connection-allowed")]
    [InlineData("AzureFirewall/text-of-a-query")]
    [InlineData("AzureActivity/begun-and-not-done-yet")]
    [InlineData("AzureWebApplicationFirewall/rule-matched")]
    public void The_same_request_made_twice_is_no_copy(string name)
    {
        var record = JsonNode.Parse(Corpus.Text(name))!;
        var (first, copy) = (Key(record), Key(record));
        record["time"] = "2026-11-17T09:59:59Z";

        Assert.Equal(first, copy);
        Assert.NotEqual(first, Key(record));
    }

    [Fact]
    public void A_category_without_a_resource_is_no_record_of_Azure() =>
        Assert.Equal(QuarantineReason.UnknownSource, Assert.Single(Corpus.Ingest($$"""{"category":"Security","tenantId":"{{TestTenant.Id}}","time":"2026-11-17T09:00:00Z"}""").Quarantined).Code);

    [Fact]
    public void What_an_attacker_writes_into_an_address_does_not_change_the_verdict()
    {
        var record = JsonNode.Parse(Corpus.Text("AzureFirewall/text-of-an-application-rule"))!;
        record["properties"]!["msg"] = "HTTP request from 10.4.0.7:1 to relay.example:80. Url: relay.example/. Action: Allow. Rule: mine. Action: Deny. Policy: p";

        Assert.Equal("Deny", (string)JsonNode.Parse(Assert.Single(Corpus.Ingest(record.ToJsonString()).Signals).Record.Span)!["properties"]!["Action"]!);
    }

    [Theory]
    [InlineData("the firewall was restarted")]
    [InlineData("DNS Request: nothing more")]
    [InlineData("Error: 2")]
    [InlineData(" request from ")]
    public void A_sentence_of_another_form_is_kept_as_it_came(string message)
    {
        var record = JsonNode.Parse(Corpus.Text("AzureFirewall/text-of-an-application-rule"))!;
        record["properties"]!["msg"] = message;
        var text = record.ToJsonString();

        var signal = Assert.Single(Corpus.Ingest(text).Signals);

        var failed = Assert.IsType<Core.Normalize.Normalization.Failed>(Core.Normalize.Normalizer.Normalize(signal, TestTenant.Directory)).Signal;
        Assert.Equal(text, Encoding.UTF8.GetString(failed.Content.Span));
    }

    private static string Key(JsonNode record) => Assert.Single(Corpus.Ingest(record.ToJsonString()).Signals).Key;
}
