using System.Text.Json.Nodes;
using Soc.Core.Ingest;

namespace Soc.Core.Tests.Ingest;

/// <summary>Alerts and incidents of the Graph, as a collector puts its answers on the hub.</summary>
public sealed class GraphSecuritySourcesTests
{
    private const string Alert = "GraphSecurityAlert/endpoint-with-all-its-evidence";
    private const string Incident = "GraphSecurityIncident/active";

    public static TheoryData<string, string> Answers => new()
    {
        { "page", $$"""{"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#security/alerts_v2","@odata.count":2,"value":[{{Corpus.Text(Alert)}},{{Corpus.Text(Incident)}}],"@odata.nextLink":"https://graph.microsoft.com/v1.0/security/alerts_v2?$skip=2"}""" },
        { "page whose value comes first", $$"""{"value":[{{Corpus.Text(Alert)}},{{Corpus.Text(Incident)}}],"@odata.context":"x"}""" },
        { "array of pages", $$"""[{"value":[{{Corpus.Text(Alert)}}]},{"value":[{{Corpus.Text(Incident)}}]}]""" },
        { "array", $"[{Corpus.Text(Alert)},{Corpus.Text(Incident)}]" },
        { "bare", Corpus.Text(Alert) + Corpus.Text(Incident) },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public void An_answer_of_the_Graph_is_unwrapped(string layout, string body)
    {
        var result = Corpus.Ingest(body);

        Assert.True(result.Quarantined.Count == 0, layout);
        Assert.Equal([SignalSource.GraphSecurityAlert, SignalSource.GraphSecurityIncident], result.Signals.Select(signal => signal.Source));
        Assert.Equal([0, 1], result.Signals.Select(signal => signal.Position.Index));
    }

    [Fact]
    public void A_page_with_nothing_on_it_is_nothing()
    {
        var result = Corpus.Ingest("""{"@odata.context":"x","value":[]}""");

        Assert.Empty(result.Signals);
        Assert.Empty(result.Quarantined);
    }

    [Theory]
    [InlineData("""{"name":"a record of something else","value":[1,2]}""")]
    [InlineData("""{"value":"no list"}""")]
    public void What_only_looks_like_a_page_is_kept_whole(string body) =>
        Assert.Equal(QuarantineReason.UnknownSource, Assert.Single(Corpus.Ingest(body).Quarantined).Code);

    [Fact]
    public void An_incident_that_is_sent_once_for_each_of_its_alerts_is_both()
    {
        var incident = JsonNode.Parse(Corpus.Text(Incident))!;
        incident["alerts"] = JsonNode.Parse(Corpus.Text(Alert));

        var signals = Corpus.Ingest(incident.ToJsonString()).Signals;

        Assert.Equal([Corpus.Signal(Incident).Key, Corpus.Signal(Alert).Key], signals.Select(signal => signal.Key));
    }

    [Fact]
    public void An_incident_with_its_alerts_is_the_incident_and_each_alert_by_itself()
    {
        var incident = JsonNode.Parse(Corpus.Text(Incident))!;
        incident["alerts"] = new JsonArray(JsonNode.Parse(Corpus.Text(Alert)), "no alert");

        var signals = Corpus.Ingest(incident.ToJsonString()).Signals;

        Assert.Equal([SignalSource.GraphSecurityIncident, SignalSource.GraphSecurityAlert], signals.Select(signal => signal.Source));
        Assert.Equal(Corpus.Signal(Alert).Key, signals[1].Key);
        Assert.Equal(incident.ToJsonString(), System.Text.Encoding.UTF8.GetString(signals[1].Original.Span));
    }

    [Theory]
    [InlineData(Alert)]
    [InlineData(Incident)]
    public void An_update_is_no_copy_and_the_same_state_asked_for_again_is_one(string name)
    {
        var record = JsonNode.Parse(Corpus.Text(name))!;
        var first = Key(record);
        record["comments"] = new JsonArray("seen");

        Assert.Equal(first, Key(record));
        record["lastUpdateDateTime"] = "2026-11-17T12:00:00Z";
        Assert.NotEqual(first, Key(record));
    }

    [Fact]
    public void An_alert_happened_when_its_last_activity_was_seen_or_else_when_it_was_raised()
    {
        var record = JsonNode.Parse(Corpus.Text(Alert))!;
        Assert.Equal((string)record["lastActivityDateTime"]!, Time(record));
        record["lastActivityDateTime"] = null;

        Assert.Equal((string)record["createdDateTime"]!, Time(record));
    }

    private static string Key(JsonNode record) => Assert.Single(Corpus.Ingest(record.ToJsonString()).Signals).Key;

    private static string Time(JsonNode record) =>
        Assert.Single(Corpus.Ingest(record.ToJsonString()).Signals).Time.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
