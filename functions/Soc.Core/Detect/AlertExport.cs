using System.Text.Json.Nodes;
using Soc.Core.Normalize;
using Soc.Core.Normalize.Ocsf;

namespace Soc.Core.Detect;

/// <summary>Alerts in the words of others: OCSF 1.8.0 Detection Finding, and CloudEvents 1.0 with that inside.</summary>
public static class AlertExport
{
    /// <summary>CloudEvents type.</summary>
    public const string EventType = "soc.alert.raised.v1";

    private const int Create = 1;

    // kill_chain_phase.phase_id; Weaponization happens where nobody sees it.
    private static readonly string[] KillChain =
        ["Unknown", "Reconnaissance", "Weaponization", "Delivery", "Exploitation", "Installation", "Command & Control", "Actions on Objectives"];

    // observable.type_id: https://github.com/ocsf/ocsf-schema, dictionary.json and objects.
    private static readonly Dictionary<EntityKind, (int Id, string Name)> Observables = new()
    {
        [EntityKind.User] = (31, "actor.user.uid"),
        [EntityKind.Device] = (47, "device.uid"),
        [EntityKind.Ip] = (2, "src_endpoint.ip"),
        [EntityKind.MailMessage] = (42, "email.message_uid"),
        [EntityKind.FileHash] = (8, "file.hashes.value"),
        [EntityKind.Domain] = (1, "url.hostname"),
        [EntityKind.Url] = (6, "url.url_string"),
        [EntityKind.Application] = (10, "actor.app_uid"),
    };

    /// <summary>https://schema.ocsf.io/1.8.0/classes/detection_finding</summary>
    public static JsonObject Ocsf(Alert alert) => new()
    {
        ["class_uid"] = (int)OcsfClass.DetectionFinding,
        ["class_name"] = OcsfClassification.For(OcsfClass.DetectionFinding).Caption,
        ["category_uid"] = OcsfClassification.Category(OcsfClass.DetectionFinding),
        ["category_name"] = OcsfClassification.CategoryCaption(OcsfClass.DetectionFinding),
        ["activity_id"] = Create,
        ["activity_name"] = "Create",
        ["type_uid"] = ((long)OcsfClass.DetectionFinding * 100) + Create,
        ["type_name"] = "Detection Finding: Create",
        ["time"] = alert.Time.ToUnixTimeMilliseconds(),
        ["severity_id"] = (int)alert.Severity,
        ["severity"] = alert.Severity.ToString(),
        ["confidence_score"] = alert.Confidence,
        ["is_alert"] = true,
        ["metadata"] = OcsfEventJson.Metadata(alert.Id, alert.Tenant.ToString(), alert.Source, OcsfClass.DetectionFinding),
        ["finding_info"] = Finding(alert),
        ["evidences"] = Evidences(alert),
        ["observables"] = new JsonArray([.. alert.Entities.Select(Observable)]),
    };

    /// <summary>https://github.com/cloudevents/spec, JSON event format; id and source together name the alert, however often it is sent.</summary>
    public static JsonObject CloudEvent(Alert alert) => new()
    {
        ["specversion"] = "1.0",
        ["id"] = alert.Id,
        ["source"] = $"urn:soc:tenant:{alert.Tenant}",
        ["type"] = EventType,
        ["subject"] = alert.Detection.Id,
        ["time"] = alert.Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture),
        ["datacontenttype"] = "application/json",
        ["dataschema"] = $"https://schema.ocsf.io/{OcsfClassification.SchemaVersion}/classes/detection_finding",
        ["data"] = Ocsf(alert),
    };

    private static JsonObject Finding(Alert alert) => OcsfObjects.Of(
        ("uid", alert.Id), ("title", alert.Detection.Title), ("attacks", OcsfObjects.Attacks(alert.Techniques)),
        ("analytic", new JsonObject { ["uid"] = alert.Detection.Id, ["name"] = alert.Detection.Title, ["type_id"] = alert.Detection.Kind == DetectionKind.SigmaRule ? 1 : 99, ["type"] = alert.Detection.Kind == DetectionKind.SigmaRule ? "Rule" : "Other" }),
        ("kill_chain", new JsonArray(new JsonObject { ["phase_id"] = PhaseId(alert.Phase), ["phase"] = KillChain[PhaseId(alert.Phase)] })))!;

    private static int PhaseId(Phase phase) => phase == Phase.Reconnaissance ? 1 : (int)phase + 2;

    private static JsonArray Evidences(Alert alert)
    {
        var shown = new JsonObject { ["event_uid"] = alert.EventUid };
        foreach (var group in alert.Evidence.GroupBy(item => item.Attribute))
            shown[group.Key] = group.Count() == 1 ? group.First().Value : new JsonArray([.. group.Select(item => (JsonNode)item.Value)]);
        return [new JsonObject { ["data"] = shown }];
    }

    private static JsonObject Observable(Entity entity)
    {
        var (id, name) = Observables.GetValueOrDefault(entity.Kind, (99, entity.Kind.ToString()));
        return new() { ["type_id"] = id, ["name"] = name, ["value"] = entity.Value };
    }
}
