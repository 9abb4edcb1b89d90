using System.Text.Json.Nodes;
using Soc.Core.Normalize;
using Soc.Core.Normalize.Ocsf;

namespace Soc.Core.Tests.Normalize;

public sealed class DefenderTests
{
    private static SecurityEvent Event(string name) => Event(JsonNode.Parse(Corpus.Text(name))!);

    private static SecurityEvent Event(JsonNode record) =>
        Assert.IsType<Normalization.Succeeded>(Normalizer.Normalize(Assert.Single(Corpus.Ingest(record.ToJsonString()).Signals), TestTenant.Directory)).Event;

    [Fact]
    public void What_an_alert_is_about_stands_among_its_evidences_and_nowhere_else()
    {
        var written = OcsfEventJson.Of(Event("DefenderAlertEvidence/mail-and-url"));

        Assert.Equal("sign.invoices-portal.example", (string?)written["evidences"]![0]!["url"]!["hostname"]);
        Assert.Null(written["unmapped"]!["url"]);
    }
}
