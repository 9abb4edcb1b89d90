using System.Text;
using System.Text.Json.Nodes;
using Soc.Core.Ingest;
using Soc.Core.Tenants;

namespace Soc.Core.Tests.Ingest.Shapes;

/// <summary>Rows of hunting queries, which say neither table nor tenant.</summary>
public sealed class HuntingRowTests
{
    private const string Process = "DefenderDeviceProcessEvents/certutil-fetches";

    private const string Unknown = "DefenderGeneral/";

    public static TheoryData<string> Cases =>
        [.. Corpus.Cases.Where(name => name.StartsWith("Defender", StringComparison.Ordinal) && !name.StartsWith(Unknown, StringComparison.Ordinal) && Columns(name) is not null)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_row_is_told_by_columns_that_only_its_table_has(string name)
    {
        var signal = Assert.Single(Read(Columns(name)!, TestTenant.Id).Signals);

        Assert.Equal((Corpus.Signal(name).Source, Corpus.Signal(name).Key), (signal.Source, signal.Key));
    }

    [Fact]
    public void A_row_of_few_columns_is_told_by_its_action()
    {
        var columns = Columns(Process)!;
        var row = new JsonObject(new[] { "Timestamp", "DeviceId", "ReportId", "ActionType", "ProcessCommandLine" }.Select(name => KeyValuePair.Create(name, columns[name]?.DeepClone())));

        Assert.Equal(Corpus.Signal(Process).Key, Assert.Single(Read(row, TestTenant.Id).Signals).Key);
    }

    [Theory]
    [InlineData("""{"Timestamp":"2026-11-17T08:00:00Z","DeviceId":"5f0c","ActionType":"PowerShellCommand","FileName":"powershell.exe"}""")]
    [InlineData("""{"Timestamp":"2026-11-17T08:00:00Z","NetworkMessageId":"3b88","RecipientEmailAddress":"mira.holm@example.org"}""")]
    [InlineData("""{"Timestamp":"2026-11-17T08:00:00Z","Total":12}""")]
    public void A_row_that_could_be_of_several_tables_or_of_none_is_quarantined(string row) =>
        Assert.Equal(QuarantineReason.UnknownSource, Assert.Single(Read(JsonNode.Parse(row)!.AsObject(), TestTenant.Id).Quarantined).Code);

    [Fact]
    public void A_row_that_was_joined_of_two_tables_is_of_none()
    {
        var row = Columns(Process)!;
        row["Timestamp1"] = "2026-11-17T08:47:12Z";
        row["DeviceId1"] = row["DeviceId"]!.DeepClone();

        Assert.Equal(QuarantineReason.UnknownSource, Assert.Single(Read(row, TestTenant.Id).Quarantined).Code);
    }

    [Fact]
    public void A_row_of_nobody_is_quarantined_unless_somebody_said_whose_it_is()
    {
        Assert.Equal(QuarantineReason.UnknownTenant, Assert.Single(Read(Columns(Process)!, null).Quarantined).Code);
        Assert.Equal(TestTenant.Id, Assert.Single(Read(Columns(Process)!, TestTenant.Id).Signals).Tenant);
    }

    [Theory]
    [InlineData("99999999-0000-4000-8000-000000000001")]
    [InlineData("no tenant id")]
    public void A_row_that_names_a_tenant_is_nobody_elses(string tenant)
    {
        var row = Columns(Process)!;
        row["TenantId"] = tenant;

        Assert.Equal(QuarantineReason.UnknownTenant, Assert.Single(Read(row, TestTenant.Id).Quarantined).Code);
    }

    [Theory]
    [InlineData("""{"schema":[],"results":[]}""")]
    [InlineData("""{"tables":[{"name":"PrimaryResult","columns":[],"rows":[]}]}""")]
    public void A_query_that_found_nothing_holds_no_record(string result) => Assert.Equal(0, Corpus.Ingest(result).Received);

    [Fact]
    public void What_only_begins_like_a_result_is_quarantined_whole()
    {
        var quarantined = Assert.Single(Corpus.Ingest("""{"tables":[{"name":"PrimaryResult"}]}""").Quarantined);

        Assert.Equal(QuarantineReason.UnknownSource, quarantined.Code);
    }

    private static JsonObject? Columns(string name) => JsonNode.Parse(Corpus.Text(name))!["properties"] as JsonObject;

    private static IngestResult Read(JsonObject row, TenantId? nameless) =>
        new Ingestor(new ServedTenants([TestTenant.Directory]).WithNameless(nameless)).Read(Encoding.UTF8.GetBytes($$"""{"schema":[],"results":[{{row.ToJsonString()}}]}"""), new("hunt.json", "0", 0, 0));
}
