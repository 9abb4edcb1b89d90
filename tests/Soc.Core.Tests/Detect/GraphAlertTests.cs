using System.Text.Json.Nodes;
using Soc.Core.Detect;
using Soc.Core.Normalize;

namespace Soc.Core.Tests.Detect;

/// <summary>Alerts and incidents of the Graph beside the rows of AlertInfo and AlertEvidence, which tell of the same.</summary>
public sealed class GraphAlertTests
{
    private const string AlertId = "da638994038538922191_2006612345";
    private const string Whole = "GraphSecurityAlert/endpoint-with-all-its-evidence";

    private static List<Alert> Alerts(JsonNode record) =>
        [.. Corpus.Ingest(record.ToJsonString()).Signals
            .Select(signal => Assert.IsType<Normalization.Succeeded>(Normalizer.Normalize(signal, TestTenant.Directory)).Event)
            .SelectMany(found => DetectionEngine.Load([]).Detect(found, TestTenant.Directory))];

    private static JsonNode Record(string name) => JsonNode.Parse(Corpus.Text(name))!;

    private static Alert Alert(string name) => Assert.Single(Alerts(Record(name)));

    [Theory]
    [InlineData("DefenderAlertInfo/with-techniques")]
    [InlineData("DefenderAlertEvidence/file-on-device")]
    [InlineData(Whole)]
    public void An_alert_is_the_same_whichever_way_it_comes(string name)
    {
        var alert = Alert(name);

        Assert.Equal((AlertId, DetectionKind.VendorAlert), (alert.Detection.Id, alert.Detection.Kind));
        Assert.Contains(new(EntityKind.VendorAlert, AlertId), alert.Entities);
    }

    [Fact]
    public void An_alert_of_the_Graph_tells_what_AlertInfo_tells()
    {
        var (graph, row) = (Alert(Whole), Alert("DefenderAlertInfo/with-techniques"));

        Assert.Equal((row.Detection, row.Severity, row.Phase, row.Confidence), (graph.Detection, graph.Severity, graph.Phase, graph.Confidence));
        Assert.Equal(row.Techniques, graph.Techniques);
    }

    [Fact]
    public void Everything_that_an_alert_is_about_ties_it_and_not_the_first_of_each_kind_alone() =>
        Assert.Superset(
            new HashSet<Entity>
            {
                new(EntityKind.Device, TestTenant.LaptopId),
                new(EntityKind.Device, TestTenant.WorkstationId),
                new(EntityKind.User, TestTenant.MiraId),
                new(EntityKind.FileHash, "52ff0394dde3f5c22aa54118acd4955c4f5f5d88064dc5b16898cc0508c6f2d8"),
                new(EntityKind.Ip, "203.0.113.66"),
                new(EntityKind.VendorAlert, "incident/28282"),
            },
            Alert(Whole).Entities.ToHashSet());

    [Fact]
    public void A_sign_in_ties_its_session_and_not_the_application_that_everybody_uses()
    {
        var entities = Alert("GraphSecurityAlert/sign-in-whose-provider-id-is-another").Entities;

        Assert.Contains(new(EntityKind.Session, "22e2c3e5-7a8d-4f0b-9c61-3d5e7f901b23"), entities);
        Assert.DoesNotContain(entities, entity => entity.Kind == EntityKind.Application);
    }

    [Fact]
    public void An_incident_ties_its_alerts_and_weighs_nothing_beside_them()
    {
        var incident = Record("GraphSecurityIncident/active");
        Assert.Equal(Severity.Medium, Assert.Single(Alerts(incident)).Severity);

        incident["alerts"] = new JsonArray(Record(Whole));
        var alerts = Alerts(incident);

        Assert.Equal([("incident/28282", Severity.Informational), (AlertId, Severity.Medium)], alerts.Select(alert => (alert.Detection.Id, alert.Severity)));
        Assert.Contains(new(EntityKind.VendorAlert, AlertId), alerts[0].Entities);
    }

    [Fact]
    public void An_incident_that_was_merged_into_another_raises_nothing() => Assert.Empty(Alerts(Record("GraphSecurityIncident/merged-into-another")));

    [Theory]
    [InlineData("new", "falsePositive", Severity.Informational)]
    [InlineData("inProgress", "informationalExpectedActivity", Severity.Informational)]
    [InlineData("inProgress", "truePositive", Severity.Medium)]
    [InlineData("resolved", "truePositive", Severity.Medium)]
    [InlineData("resolved", null, Severity.Medium)]
    [InlineData("resolved", "falsePositive", null)]
    [InlineData("resolved", "informationalExpectedActivity", null)]
    public void What_people_judged_to_be_nothing_weighs_nothing_and_what_automation_closed_has_happened(string status, string? classification, Severity? expected)
    {
        var record = Record(Whole);
        (record["status"], record["classification"]) = (status, classification);

        Assert.Equal(expected, Alerts(record).SingleOrDefault()?.Severity);
    }
}
