using System.Text.Json.Nodes;
using Soc.Core.Ingest;

namespace Soc.Core.Tests.Ingest.Shapes;

public sealed class LogAnalyticsRowTests
{
    private const string SignIn = "EntraSignIn/export-success-on-managed-device";
    private const string Process = "DefenderDeviceProcessEvents/export-certutil-fetches";
    private const string Stranger = "99999999-0000-4000-8000-000000000001";

    [Fact]
    public void A_workspace_collects_for_many_tenants_and_the_row_says_for_which()
    {
        var row = Row(SignIn);
        row["TenantId"] = Stranger;

        Assert.Equal(TestTenant.Id, Assert.Single(Corpus.Ingest(row.ToJsonString()).Signals).Tenant);
    }

    [Fact]
    public void A_row_of_a_tenant_of_nobody_is_not_given_to_the_owner_of_the_workspace()
    {
        var row = Row(SignIn);
        row["AADTenantId"] = Stranger;

        Assert.Equal(QuarantineReason.UnknownTenant, Assert.Single(Corpus.Ingest(row.ToJsonString()).Quarantined).Code);
    }

    [Fact]
    public void A_row_without_a_tenant_belongs_to_whom_its_workspace_belongs()
    {
        var row = Row(Process);
        Assert.Equal(TestTenant.Id, Assert.Single(Corpus.Ingest(row.ToJsonString()).Signals).Tenant);

        row["TenantId"] = Stranger;
        Assert.Equal(QuarantineReason.UnknownTenant, Assert.Single(Corpus.Ingest(row.ToJsonString()).Quarantined).Code);
    }

    [Fact]
    public void A_workspace_of_nobody_is_not_given_to_the_tenant_that_bare_records_are_given_to()
    {
        var row = Row(Process);
        row["TenantId"] = Stranger;
        var ingestor = new Ingestor(new ServedTenants([TestTenant.Directory]).WithNameless(TestTenant.Id));

        var result = ingestor.Read(System.Text.Encoding.UTF8.GetBytes(row.ToJsonString()), new("export.json", "0", 0, 0));

        Assert.Equal(QuarantineReason.UnknownTenant, Assert.Single(result.Quarantined).Code);
    }

    [Fact]
    public void A_row_of_a_table_that_is_not_read_is_quarantined_as_it_came()
    {
        var row = Row(SignIn);
        row["Type"] = "Heartbeat";

        var quarantined = Assert.Single(Corpus.Ingest(row.ToJsonString()).Quarantined);

        Assert.Equal(QuarantineReason.UnknownSource, quarantined.Code);
        Assert.True(JsonNode.DeepEquals(row, JsonNode.Parse(quarantined.Content.Span)));
    }

    [Fact]
    public void A_column_that_the_table_got_since_is_kept_where_its_source_would_have_it()
    {
        var row = Row(SignIn);
        row["GlobalSecureAccessIpAddress"] = "198.51.100.9";

        var record = JsonNode.Parse(Assert.Single(Corpus.Ingest(row.ToJsonString()).Signals).Record.Span)!;

        Assert.Equal("198.51.100.9", (string?)record["properties"]!["globalSecureAccessIpAddress"]);
    }

    [Fact]
    public void Text_that_looks_like_JSON_stays_text_where_no_JSON_belongs()
    {
        var row = Row(SignIn);
        row["UserAgent"] = "[\"curl\"]";

        var record = JsonNode.Parse(Assert.Single(Corpus.Ingest(row.ToJsonString()).Signals).Record.Span)!;

        Assert.Equal("[\"curl\"]", (string?)record["properties"]!["userAgent"]);
    }

    private static JsonObject Row(string export) => JsonNode.Parse(Corpus.Text(export))!["records"]![0]!.DeepClone().AsObject();
}
