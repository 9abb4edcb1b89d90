using System.Text.Json.Nodes;
using Soc.Core.Detect;
using Soc.Core.Normalize;
using Soc.Core.Tests.Normalize;

namespace Soc.Core.Tests.Detect;

public sealed class AlertExportTests
{
    public static TheoryData<string> Alerts => [.. Corpus.Cases.Where(name => Of(name).Count > 0)];

    private static IReadOnlyList<Alert> Of(string name) =>
        Normalizer.Normalize(Corpus.Signal(name), TestTenant.Directory) is Normalization.Succeeded { Event: var found } ? Content.Engine.Detect(found, TestTenant.Directory) : [];

    [Theory]
    [MemberData(nameof(Alerts))]
    public void An_alert_is_a_valid_detection_finding(string name) =>
        Assert.All(Of(name), alert => Assert.Empty(OcsfSchema.Faults(AlertExport.Ocsf(alert))));

    [Fact]
    public void A_cloud_event_names_the_alert_and_carries_the_finding()
    {
        var alert = Of("DefenderAlertInfo/with-techniques")[0];

        var sent = AlertExport.CloudEvent(alert);

        // https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md#required-attributes
        Assert.Equal(("1.0", alert.Id, $"urn:soc:tenant:{TestTenant.Id}", "soc.alert.raised.v1"), (Text(sent, "specversion"), Text(sent, "id"), Text(sent, "source"), Text(sent, "type")));
        Assert.Equal(alert.Time.ToUnixTimeMilliseconds(), DateTimeOffset.Parse(Text(sent, "time"), System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeMilliseconds());
        Assert.True(JsonNode.DeepEquals(AlertExport.Ocsf(alert), sent["data"]));
        Assert.Empty(OcsfSchema.Faults(sent["data"]!.AsObject()));
    }

    [Theory]
    [InlineData(Phase.Reconnaissance, 1, "Reconnaissance")]
    [InlineData(Phase.Delivery, 3, "Delivery")]
    [InlineData(Phase.CommandAndControl, 6, "Command & Control")]
    [InlineData(Phase.ActionsOnObjectives, 7, "Actions on Objectives")]
    public void The_phase_is_told_as_the_kill_chain_of_OCSF_counts(Phase phase, int id, string caption)
    {
        var told = AlertExport.Ocsf(Of("DefenderAlertInfo/with-techniques")[0] with { Phase = phase })["finding_info"]!["kill_chain"]![0]!;

        Assert.Equal((id, caption), ((int)told["phase_id"]!, (string)told["phase"]!));
    }

    private static string Text(JsonObject sent, string name) => (string)sent[name]!;
}
