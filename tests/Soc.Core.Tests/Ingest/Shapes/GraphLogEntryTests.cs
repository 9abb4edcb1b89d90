using System.Text.Json.Nodes;

namespace Soc.Core.Tests.Ingest.Shapes;

/// <summary>What the Entra admin center lets be downloaded is what the hub brings, without its envelope.</summary>
public sealed class GraphLogEntryTests
{
    private static readonly string[] Sources = ["EntraSignIn/", "EntraNonInteractiveSignIn/", "EntraServicePrincipalSignIn/", "EntraManagedIdentitySignIn/", "EntraAudit/"];

    public static TheoryData<string> Entries => [.. Corpus.Objects.Where(name => Sources.Any(name.StartsWith) && Entry(name) is { } entry && (entry["status"] ?? entry["targetResources"]) is JsonObject or JsonArray)];

    [Theory]
    [MemberData(nameof(Entries))]
    public void A_downloaded_entry_is_the_record_of_the_hub(string name)
    {
        var entry = Entry(name)!;
        entry["tenantId"] = TestTenant.Id.ToString();
        entry["signInEventTypes"] = new JsonArray(name.Split('/')[0] switch
        {
            "EntraNonInteractiveSignIn" => "nonInteractiveUser",
            "EntraServicePrincipalSignIn" => "servicePrincipal",
            "EntraManagedIdentitySignIn" => "managedIdentity",
            _ => "interactiveUser",
        });

        var found = Assert.Single(Corpus.Ingest(new JsonArray(entry).ToJsonString()).Signals);

        var sent = Corpus.Signal(name);
        Assert.Equal((sent.Source, sent.Time, sent.Key), (found.Source, found.Time, found.Key));
    }

    private static JsonObject? Entry(string name)
    {
        var record = JsonNode.Parse(Corpus.Text(name))!;
        return ((record["records"] as JsonArray)?[0] ?? record)["properties"] is JsonObject properties ? properties.DeepClone().AsObject() : null;
    }
}
