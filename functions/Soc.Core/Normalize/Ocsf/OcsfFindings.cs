using System.Collections.Frozen;
using System.Text.Json.Nodes;
using static Soc.Core.Normalize.Ocsf.OcsfObjects;

namespace Soc.Core.Normalize.Ocsf;

/// <summary>What only findings have: how far people have come with one, the alerts of an incident, the things an alert is about.</summary>
internal static class OcsfFindings
{
    /// <summary>status of Microsoft Graph's alerts and incidents as status_id and status of OCSF, the same in both classes.</summary>
    private static readonly FrozenDictionary<string, (int Id, string Caption)> Statuses = new Dictionary<string, (int, string)>
    {
        ["new"] = (1, "New"),
        ["active"] = (1, "New"),
        ["inProgress"] = (2, "In Progress"),
        ["awaitingAction"] = (2, "In Progress"),
        ["resolved"] = (4, "Resolved"),
        ["redirected"] = (Other, "Redirected"),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <returns>Null where the source does not say.</returns>
    public static (int Id, string Caption)? Status(SecurityEvent found) =>
        OcsfClassification.Category(found.Class) == 2 && found.StatusCode is { } code && Statuses.TryGetValue(code, out var status) ? status : null;

    /// <summary>The alerts of an incident, or where they are not told, the incident as the one finding.</summary>
    public static JsonArray? List(SecurityEvent found) =>
        found.FindingInfoList is { Count: > 0 } alerts ? [.. alerts.Select(Finding)]
        : Finding(found.FindingInfo) is { } one ? [one]
        : null;

    /// <summary>What an alert is about: many things, or the one that the event itself is about.</summary>
    public static JsonArray? Evidences(SecurityEvent found)
    {
        if (found.Class != OcsfClass.DetectionFinding) return null;
        var written = (found.Evidences ?? [EvidenceArtifacts.Of(found)]).Select(evidence => Evidence(evidence, found.Uid)).OfType<JsonObject>().ToArray();
        return written.Length == 0 ? null : [.. written];
    }

    /// <summary>Whether the attribute stands among the evidences of a finding, which has none of that name itself.</summary>
    public static bool IsEvidence(string name, SecurityEvent found) => found.Class == OcsfClass.DetectionFinding && EvidenceAttributes.Contains(name);

    private static readonly FrozenSet<string> EvidenceAttributes =
        ["user", "src_endpoint", "dst_endpoint", "process", "file", "email", "email_uid", "url", "reg_key", "reg_value"];

    private static JsonObject? Evidence(EvidenceArtifacts evidence, string uid) => OcsfObjects.Of(
        ("actor", Actor(evidence.Actor, null)), ("user", User(evidence.User)), ("device", Device(evidence.Device)),
        ("src_endpoint", Endpoint(evidence.SrcEndpoint)), ("dst_endpoint", Endpoint(evidence.DstEndpoint)),
        ("file", File(evidence.File)), ("process", Process(evidence.Process, uid)),
        ("email", evidence.Email is { From: null, To: null } ? null : Email(evidence.Email)),
        ("data", evidence.Email is { From: null, To: null } message ? OcsfObjects.Of(("message_uid", message.MessageUid)) : null),
        ("url", Url(evidence.Url)), ("reg_key", RegistryKey(evidence.Registry)), ("reg_value", RegistryValue(evidence.Registry)));
}
