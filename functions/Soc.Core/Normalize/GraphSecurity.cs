using System.Collections.Frozen;
using System.Globalization;
using Soc.Core.Ingest;

namespace Soc.Core.Normalize;

/// <summary>
/// Alerts and incidents of the security API of Microsoft Graph (https://learn.microsoft.com/graph/api/resources/security-alert,
/// …/security-incident). An alert's id is the AlertId of Defender's own tables; providerAlertId may lack its first letters.
/// </summary>
internal static class GraphSecurity
{
    /// <summary>serviceSource in the words of AlertInfo's ServiceSource.</summary>
    private static readonly FrozenDictionary<string, string> Products = new Dictionary<string, string>
    {
        ["microsoftDefenderForEndpoint"] = "Microsoft Defender for Endpoint",
        ["microsoftDefenderForIdentity"] = "Microsoft Defender for Identity",
        ["microsoftDefenderForCloudApps"] = "Microsoft Defender for Cloud Apps",
        ["microsoftDefenderForOffice365"] = "Microsoft Defender for Office 365",
        ["microsoft365Defender"] = "Microsoft Defender XDR",
        ["azureAdIdentityProtection"] = "Microsoft Entra ID Protection",
        ["microsoftAppGovernance"] = "App Governance",
        ["dataLossPrevention"] = "Microsoft Data Loss Prevention",
        ["microsoftDefenderForCloud"] = "Microsoft Defender for Cloud",
        ["microsoftSentinel"] = "Microsoft Sentinel",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static SecurityEvent? Alert(Draft draft)
    {
        var alert = draft.Record;
        if (Finding(alert) is not { } finding) return null;
        var evidences = GraphEvidence.Of(draft, alert);
        return Judged(draft.Event, alert) with
        {
            Class = OcsfClass.DetectionFinding,
            FindingInfo = finding,
            Evidences = evidences.Count == 0 ? null : evidences,
            Actor = First(evidences, evidence => evidence.Actor),
            User = First(evidences, evidence => evidence.User),
            Device = First(evidences, evidence => evidence.Device),
            SrcEndpoint = First(evidences, evidence => evidence.SrcEndpoint),
            DstEndpoint = First(evidences, evidence => evidence.DstEndpoint),
            File = First(evidences, evidence => evidence.File),
            Process = First(evidences, evidence => evidence.Process),
            Email = First(evidences, evidence => evidence.Email),
            Url = First(evidences, evidence => evidence.Url),
            Registry = First(evidences, evidence => evidence.Registry),
            Service = GraphEvidence.Application(alert),
        };
    }

    public static SecurityEvent? Incident(Draft draft)
    {
        var incident = draft.Record;
        if (incident.Text("id") is not { } id) return null;
        var alerts = incident["alerts"].Items.Select(Finding).OfType<FindingInfo>().ToList();
        return Judged(draft.Event, incident) with
        {
            Class = OcsfClass.IncidentFinding,
            FindingInfo = new(id.Trim(), incident.Text("displayName"), "Microsoft Defender XDR", Types(alerts), Techniques(alerts), incident.Text("description"), incident.Text("incidentWebUrl")),
            FindingInfoList = alerts.Count == 0 ? null : alerts,
        };
    }

    private static FindingInfo? Finding(RecordNode alert) => alert.Text("id") is not { } id ? null : new(
        id.Trim(),
        alert.Text("title"),
        alert.Text("serviceSource") is { } source && source != "unknown" ? Products.GetValueOrDefault(source, source) : alert.Text("productName"),
        alert.Text("category") is { } category ? [category] : [],
        [.. alert["mitreTechniques"].Items.Select(technique => technique.AsText()?.Trim().ToUpperInvariant()).OfType<string>().Distinct().Order(StringComparer.Ordinal)],
        alert.Text("description"),
        alert.Text("alertWebUrl"),
        alert.Text("incidentId"));

    /// <summary>How far people have come with it, and what they made of it.</summary>
    private static SecurityEvent Judged(SecurityEvent begun, RecordNode resource)
    {
        var status = resource.Text("status");
        return begun with
        {
            Activity = status == "resolved" ? "Close" : resource.Text("createdDateTime") == resource.Text("lastUpdateDateTime") ? "Create" : "Update",
            Status = OcsfStatus.Success,
            StatusCode = status,
            StatusDetail = resource.Text("determination") is { } determination and not "unknown" ? determination : null,
            Severity = resource.Text("severity") is { } severity and not ("unknown" or "unknownFutureValue") ? CultureInfo.InvariantCulture.TextInfo.ToTitleCase(severity) : null,
            Verdict = Verdict(resource.Text("classification"), resource.Text("determination")),
        };
    }

    private static string? Verdict(string? classification, string? determination) => classification switch
    {
        "truePositive" => "True Positive",
        "falsePositive" => determination is "insufficientData" or "notEnoughDataToValidate" ? "Insufficient Data" : "False Positive",
        "informationalExpectedActivity" => determination == "securityTesting" ? "Test" : "Benign",
        _ => null,
    };

    private static List<string> Types(List<FindingInfo> alerts) => [.. alerts.SelectMany(alert => alert.Types ?? []).Distinct()];

    private static List<string> Techniques(List<FindingInfo> alerts) => [.. alerts.SelectMany(alert => alert.Attacks ?? []).Distinct().Order(StringComparer.Ordinal)];

    private static T? First<T>(IReadOnlyList<EvidenceArtifacts> evidences, Func<EvidenceArtifacts, T?> kind) where T : class =>
        evidences.Select(kind).FirstOrDefault(found => found is not null);
}
