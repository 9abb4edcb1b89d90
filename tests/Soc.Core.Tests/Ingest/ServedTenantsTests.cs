using Soc.Core.Ingest;
using Soc.Core.Prepare;
using Soc.Core.Tenants;

namespace Soc.Core.Tests.Ingest;

public sealed class ServedTenantsTests
{
    private const string Subscription = "6f1d2c3b-4a5e-4f60-8172-93a4b5c6d7e8";

    private static readonly TenantId Other = TenantId.Parse("0b8f1f52-7c1e-4f0a-8d53-2a6a3f1f0c11");

    [Fact]
    public void A_record_without_a_tenant_belongs_to_whom_its_subscription_belongs()
    {
        var tenants = new ServedTenants([TenantProfile.Empty(TestTenant.Id) with { Subscriptions = [Subscription] }]);

        var result = Read(tenants, $"/SUBSCRIPTIONS/{Subscription.ToUpperInvariant()}/RESOURCEGROUPS/RG/PROVIDERS/MICROSOFT.KEYVAULT/VAULTS/KV");

        Assert.Equal(TestTenant.Id, Assert.Single(result.Signals).Tenant);
    }

    [Fact]
    public void A_subscription_of_nobody_is_quarantined_as_of_an_unknown_tenant() =>
        Assert.Equal(QuarantineReason.UnknownTenant, Assert.Single(Read(new([TenantProfile.Empty(TestTenant.Id)]), $"/subscriptions/{Subscription}/x").Quarantined).Code);

    [Fact]
    public void What_two_tenants_claim_is_nobodys()
    {
        var tenants = new ServedTenants(
            [TenantProfile.Empty(TestTenant.Id) with { Collectors = ["fw01"] }, TenantProfile.Empty(Other) with { Collectors = ["FW01", "fw02"] }]);

        Assert.Null(tenants.OfCollector("fw01"u8));
        Assert.Equal(Other, tenants.OfCollector("FW02"u8));
    }

    [Fact]
    public void A_tenant_that_a_record_names_and_nobody_serves_is_not_replaced_by_that_of_its_subscription()
    {
        var tenants = new ServedTenants([TenantProfile.Empty(TestTenant.Id) with { Subscriptions = [Subscription] }]);

        var result = Read(tenants, $"/subscriptions/{Subscription}/x", $"\"tenantId\":\"{Other}\",");

        Assert.Equal(QuarantineReason.UnknownTenant, Assert.Single(result.Quarantined).Code);
    }

    private static IngestResult Read(ServedTenants tenants, string resource, string tenant = "") =>
        new Ingestor(tenants).Read(
            System.Text.Encoding.UTF8.GetBytes($$$"""{"category":"SignInLogs",{{{tenant}}}"resourceId":"{{{resource}}}","properties":{"id":"a","createdDateTime":"2026-11-02T08:00:00Z"}}"""),
            new("telemetry", "0", 0, 0));
}
