using System.Text.Json.Nodes;
using Soc.Core.Ingest;
using Soc.Core.Normalize;
using Soc.Core.Normalize.Ocsf;

namespace Soc.Core.Tests.Ingest.Shapes;

/// <summary>The same event through an export and through the hub is one event: the corpus holds both sides of each pair.</summary>
public sealed class ExportTests
{
    /// <summary>Forms that name no tenant.</summary>
    private static readonly string[] Nameless = [".hunting", ".graph"];

    /// <summary>What a table has no column for, by the source or the case.</summary>
    private static readonly Dictionary<string, string[]> NotExported = new()
    {
        ["AzureActivity"] = ["resultSignature"],
        ["EntraAudit"] = ["callerIpAddress"],
        ["EntraServicePrincipalSignIn"] = ["properties.userAgent", "properties.autonomousSystemNumber"],
        ["EntraManagedIdentitySignIn"] = ["properties.userAgent"],
        ["EntraSignIn/through-ad-fs"] = ["properties.userType"],
        ["EntraUserRiskEvent"] = ["properties.mitreTechniqueId"],
        ["MicrosoftGraphActivity"] = ["properties.C_Sid"],
        ["Office365Exchange"] = ["AppAccessContext", "SessionId", "TokenObjectId"],
        ["Office365SharePoint"] = ["AppAccessContext"],
    };

    public static TheoryData<string> Exports => [.. Corpus.Exports];

    [Theory]
    [MemberData(nameof(Exports))]
    public void An_exported_row_is_the_signal_that_the_hub_brought(string name)
    {
        var (row, sent) = (Exported(name), Corpus.Signal(Corpus.CaseOf(name)));

        Assert.Equal((sent.Tenant, sent.Source, sent.Time, sent.Key), (row.Tenant, row.Source, row.Time, row.Key));
    }

    [Theory]
    [MemberData(nameof(Exports))]
    public void An_exported_row_becomes_the_same_event(string name)
    {
        var row = Exported(name);

        Assert.Equal(Told(WithoutWhatIsNotExported(Corpus.CaseOf(name))), Told(row));
    }

    [Theory]
    [MemberData(nameof(Exports))]
    public void The_row_as_it_came_is_the_evidence(string name)
    {
        var row = Exported(name);

        var found = Assert.IsType<Normalization.Succeeded>(Normalizer.Normalize(row, TestTenant.Directory)).Event;

        Assert.NotEqual(row.Record, row.Original);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(row.Original.Span), JsonNode.Parse((string)OcsfEventJson.Of(found)["raw_data"]!)));
    }

    private static Signal Exported(string name)
    {
        var nameless = Nameless.Any(form => name.EndsWith(form, StringComparison.Ordinal));
        var tenants = new ServedTenants([TestTenant.Directory]).WithNameless(nameless ? TestTenant.Id : null);
        var result = new Ingestor(tenants).Read(Corpus.Bytes(name), new("export.json", "0", 0, 0));
        Assert.Empty(result.Quarantined);
        return Assert.Single(result.Signals);
    }

    private static Signal WithoutWhatIsNotExported(string name)
    {
        var signal = Corpus.Signal(name);
        var record = JsonNode.Parse(signal.Record.Span)!.AsObject();
        foreach (var path in NotExported.GetValueOrDefault(name.Split('/')[0], []).Concat(NotExported.GetValueOrDefault(name, [])))
            if (path.Split('.') is [var parent, var column]) record[parent]!.AsObject().Remove(column);
            else record.Remove(path);
        return signal with { Record = System.Text.Encoding.UTF8.GetBytes(record.ToJsonString()) };
    }

    private static string Told(Signal signal)
    {
        var told = OcsfEventJson.Of(Assert.IsType<Normalization.Succeeded>(Normalizer.Normalize(signal, TestTenant.Directory)).Event);
        told.Remove("raw_data");
        return told.ToJsonString(new() { WriteIndented = true });
    }
}
