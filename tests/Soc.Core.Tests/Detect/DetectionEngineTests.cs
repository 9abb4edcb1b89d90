using System.Text.Json.Nodes;
using Soc.Core.Detect;
using Soc.Core.Normalize;
using Soc.Sigma;

namespace Soc.Core.Tests.Detect;

public sealed class DetectionEngineTests
{
    private static string Rule(string tags = "[attack.persistence, attack.t1098.005, attack.t1098]", string status = "test", string extra = "") => $"""
        title: Security info registered
        id: 4b7b1f0e-7f0a-4a57-9b0e-0a2c9f1d3e55
        status: {status}
        level: medium
        tags: {tags}
        {extra}
        logsource: {"{"} product: azure, service: auditlogs {"}"}
        detection:
            selection:
                operationName: User registered security info
                soc.network.known: false
            condition: selection
        """;

    private static DetectionEngine Engine(params string[] rules) => DetectionEngine.Load(rules.Select((text, index) => new SigmaSource($"rule-{index}.yml", text)));

    private static SecurityEvent Event(string name) => Event(JsonNode.Parse(Corpus.Text(name))!);

    private static SecurityEvent Event(JsonNode record) =>
        ((Normalization.Succeeded)Normalizer.Normalize(Assert.Single(Corpus.Ingest(record.ToJsonString()).Signals), TestTenant.Directory)).Event;

    private static Alert Alert(string rule, string name = "EntraAudit/security-info-registered") =>
        Assert.Single(Engine(rule).Detect(Event(name), TestTenant.Directory));

    [Fact]
    public void An_alert_tells_what_was_seen_about_whom_and_how_sure_the_rule_is()
    {
        var found = Event("EntraAudit/security-info-registered");

        var alert = Alert(Rule());

        Assert.Matches("^[0-9a-f]{32}$", alert.Id);
        Assert.Equal(new DetectionReference("4b7b1f0e-7f0a-4a57-9b0e-0a2c9f1d3e55", "Security info registered", DetectionKind.SigmaRule), alert.Detection);
        Assert.Equal((Phase.Installation, Severity.Medium, 60), (alert.Phase, alert.Severity, alert.Confidence));
        Assert.Equal(["T1098", "T1098.005"], alert.Techniques);
        Assert.Equal([new(EntityKind.User, TestTenant.MiraId), new Entity(EntityKind.Ip, "198.51.100.77")], alert.Entities);
        Assert.Equal([new("operationName", "User registered security info"), new Evidence("soc.network.known", "false")], alert.Evidence);
        Assert.Equal((found.Uid, found.Time, found.Source, found.Tenant), (alert.EventUid, alert.Time, alert.Source, alert.Tenant));
    }

    [Fact]
    public void The_same_signal_gives_the_same_alert_whenever_it_comes()
    {
        var record = JsonNode.Parse(Corpus.Text("EntraAudit/security-info-registered"))!;
        var first = Engine(Rule()).Detect(Event(record), TestTenant.Directory);
        record["time"] = "2026-11-18T00:00:00Z";

        Assert.Equal(SocJson.Write(first), SocJson.Write(Engine(Rule()).Detect(Event(record), TestTenant.Directory)));
    }

    [Theory]
    [InlineData("[attack.initial-access]", "", "stable", Phase.Delivery, 75)]
    [InlineData("[attack.initial_access, attack.persistence]", "", "experimental", Phase.Delivery, 40)]
    [InlineData("[attack.credential-access]", "", "test", Phase.Exploitation, 60)]
    [InlineData("[attack.command-and-control]", "", "test", Phase.CommandAndControl, 60)]
    [InlineData("[attack.exfiltration]", "", "test", Phase.ActionsOnObjectives, 60)]
    [InlineData("[attack.exfiltration]", "soc: { phase: Delivery, confidence: 15 }", "test", Phase.Delivery, 15)]
    [InlineData("[]", "soc: { phase: CommandAndControl }", "test", Phase.CommandAndControl, 60)]
    public void Phase_and_confidence_are_the_rules_own_or_follow_from_tags_and_status(string tags, string extra, string status, Phase phase, int confidence)
    {
        var alert = Alert(Rule(tags, status, extra));

        Assert.Equal((phase, confidence), (alert.Phase, alert.Confidence));
    }

    [Theory]
    [InlineData("[]", "")]
    [InlineData("[attack.persistence]", "soc: { phase: Later }")]
    [InlineData("[attack.persistence]", "soc: { confidence: 101 }")]
    [InlineData("[attack.persistence]", "soc: { confidnce: 50 }")]
    [InlineData("[attack.persistence]", "soc: high")]
    public void A_rule_that_says_nonsense_is_listed_and_the_others_go_on(string tags, string extra)
    {
        var wrong = Rule(tags, extra: extra).Replace("4b7b1f0e", "00000000", StringComparison.Ordinal);

        var engine = Engine(wrong, "title: [", Rule());

        Assert.Equal(["rule-0.yml", "rule-1.yml"], engine.Errors.Select(error => error.Path).Distinct().Order());
        Assert.Single(engine.Rules);
        Assert.Single(engine.Detect(Event("EntraAudit/security-info-registered"), TestTenant.Directory));
    }

    [Fact]
    public void Long_evidence_is_cut_and_the_fields_an_analyst_asked_for_are_added()
    {
        var record = JsonNode.Parse(Corpus.Text("EntraAudit/security-info-registered"))!;
        record["properties"]!["resultReason"] = new string('x', 255) + "😀 and more";

        var alert = Assert.Single(Engine(Rule(extra: "fields: [properties.resultReason, properties.nothing]")).Detect(Event(record), TestTenant.Directory));

        Assert.Equal(new Evidence("properties.resultReason", new string('x', 255)), alert.Evidence[^1]);
        Assert.Equal(3, alert.Evidence.Count);
    }

    [Theory]
    [InlineData("EntraSignIn/success-on-managed-device", "User:M Device:L Session:22e2c3e5")]
    [InlineData("EntraSignIn/wrong-password", "User:M Ip:198.51.100.77")]
    [InlineData("Office365Exchange/new-inbox-rule", "User:M Ip:198.51.100.77 Session:22e2c3e5 MailboxRule:M/.,")]
    [InlineData("Office365Exchange/system-maintains-mailbox", "")]
    [InlineData("DefenderEmailEvents/intra-org", "User:M User:O MailMessage:2")]
    [InlineData("DefenderEmailEvents/inbound-from-first-contact", "User:M MailMessage:1 Domain:invoices-portal.example")]
    [InlineData("DefenderEmailUrlInfo/qr-code", "MailMessage:1 Domain:sign.invoices-portal.example Url:https://sign.invoices-portal.example/s/9f31")]
    [InlineData("DefenderUrlClickEvents/click-in-teams", "User:M")]
    [InlineData("DefenderDeviceProcessEvents/certutil-fetches", "User:M Device:L")]
    [InlineData("DefenderDeviceProcessEvents/lower-cased-and-local-account", "Device:L")]
    [InlineData("DefenderDeviceNetworkEvents/inbound-accepted", "User:M Device:L")]
    [InlineData("DefenderDeviceFileEvents/executable-created", "User:M Device:L FileHash:f")]
    [InlineData("DefenderDeviceNetworkEvents/connection-to-public-address", "User:M Device:L Ip:203.0.113.140 FileHash:f Domain:relay.helpdesk-tools.example Url:https://relay.helpdesk-tools.example/connect")]
    public void Only_what_ties_an_intrusion_together_becomes_an_entity(string name, string expected)
    {
        var found = Event(name);
        var session = found.Actor?.Session?.Uid ?? "none";
        var message = found.Email?.MessageUid ?? "none";
        var hash = (found.File ?? found.Actor?.Process?.File)?.Sha256 ?? "none";
        var any = Engine("""
            title: Any
            id: 11111111-1111-4111-8111-111111111111
            soc: { phase: Delivery }
            logsource: { product: PRODUCT }
            detection: { selection: { soc.no.such.thing: null }, condition: selection }
            """.Replace("PRODUCT", new EventRecord(found, TestTenant.Directory).LogSource.Product, StringComparison.Ordinal));

        var entities = Assert.Single(any.Detect(found, TestTenant.Directory)).Entities;

        Assert.Equal(
            expected,
            string.Join(' ', entities)
                .Replace(TestTenant.MiraId, "M", StringComparison.Ordinal)
                .Replace(TestTenant.OttoId, "O", StringComparison.Ordinal)
                .Replace(TestTenant.LaptopId, "L", StringComparison.Ordinal)
                .Replace(session, "22e2c3e5", StringComparison.Ordinal)
                .Replace(message, name.Contains("intra", StringComparison.Ordinal) ? "2" : "1", StringComparison.Ordinal)
                .Replace(hash, "f", StringComparison.Ordinal));
    }

    [Fact]
    public void A_vendors_alert_is_the_same_set_of_alerts_in_whatever_order_its_rows_come()
    {
        var events = new[] { "DefenderAlertEvidence/file-on-device", "DefenderAlertInfo/with-techniques", "DefenderAlertEvidence/user" }.Select(Event).ToList();
        var engine = Engine();

        var alerts = events.SelectMany(found => engine.Detect(found, TestTenant.Directory)).ToList();

        Assert.Equal(3, alerts.Select(alert => alert.Id).Distinct().Count());
        Assert.All(alerts, alert => Assert.Contains(new(EntityKind.VendorAlert, "da638994038538922191_2006612345"), alert.Entities));
        Assert.All(alerts, alert => Assert.Equal(("da638994038538922191_2006612345", DetectionKind.VendorAlert), (alert.Detection.Id, alert.Detection.Kind)));
        Assert.Equal([10, 70, 70], alerts.Select(alert => alert.Confidence));
        Assert.Equal(("Suspicious file downloaded by a system tool", Severity.Medium, Phase.Exploitation), (alerts[1].Detection.Title, alerts[1].Severity, alerts[1].Phase));
        Assert.Contains(new(EntityKind.Device, TestTenant.LaptopId), alerts[0].Entities);
        Assert.Contains(new(EntityKind.User, TestTenant.MiraId), alerts[2].Entities);
    }
}
