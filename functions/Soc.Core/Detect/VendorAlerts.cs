using Soc.Core.Ingest;
using Soc.Core.Normalize;
using Soc.Core.Prepare;

namespace Soc.Core.Detect;

/// <summary>
/// Turns a vendor's alert rows into alerts, each row on its own, because they arrive in any order: AlertInfo brings title, severity and
/// phase, each AlertEvidence row its entities, an alert of Microsoft Graph all of it, and the vendor's alert id, which all of them carry as
/// entity and as detection id, ties them together. An evidence row that names no category knows neither severity nor phase: its confidence
/// says so. A vendor's incident ties its alerts together, and counts itself only where they are not told. A finding that is over
/// raises nothing.
/// </summary>
internal static class VendorAlerts
{
    private const int Told = 70;
    private const int Guessed = 10;

    /// <param name="uid">Of the event.</param>
    public static Alert? Of(SecurityEvent found, string uid, TenantDirectory directory)
    {
        if (found.FindingInfo is not { } finding || IsNone(found)) return null;
        var isIncident = found.Class == OcsfClass.IncidentFinding;
        var detection = isIncident ? EventEntities.Incident(finding.Uid) : finding.Uid;
        var phase = PhaseOf(finding.Types);
        var isEvidence = found.Source == SignalSource.DefenderAlertEvidence;
        return new(
            AlertId.Of(detection, found.Tenant, uid),
            found.Tenant,
            new(detection, finding.Title ?? $"Alert of {finding.ProductName ?? "a vendor"}", DetectionKind.VendorAlert),
            found.Time,
            phase ?? PhaseOf(finding.ProductName),
            finding.Attacks ?? [],
            IsHarmless(found) || found.FindingInfoList is not null ? Severity.Informational : SeverityOf(found.Severity),
            !isIncident && (!isEvidence || phase is not null) ? Told : Guessed,
            EventEntities.Of(found, directory),
            Evidence(found),
            uid,
            found.Source);
    }

    /// <summary>
    /// The source says that it was nothing after all, or an incident was merged into another and goes on there. What Defender's automation
    /// closes because it stopped it has happened nevertheless. A policy that matched a document is an event; the vendor says itself when it is
    /// an alert.
    /// </summary>
    private static bool IsNone(SecurityEvent found) =>
        found.Class == OcsfClass.DataSecurityFinding
        || found.StatusCode == "redirected"
        || (found.Activity == "Close" && (IsHarmless(found) || found.Source is not (SignalSource.GraphSecurityAlert or SignalSource.GraphSecurityIncident)));

    /// <summary>People looked at it in the vendor's own portal and said so.</summary>
    private static bool IsHarmless(SecurityEvent found) => found.Verdict is "False Positive" or "Benign" or "Test";

    private static Phase? PhaseOf(IReadOnlyList<string>? types)
    {
        foreach (var type in types ?? [])
            if ((AttackTags.OfTactic(type) ?? OfCategory(type)) is { } phase) return phase;
        return null;
    }

    /// <summary>The categories of Microsoft 365's own alert policies, which are no tactics: https://learn.microsoft.com/defender-office-365/alert-policies-defender-portal.</summary>
    private static Phase? OfCategory(string category) => category.ToUpperInvariant() switch
    {
        "THREATMANAGEMENT" => Phase.Delivery,
        "ACCESSGOVERNANCE" => Phase.Installation,
        "DATALOSSPREVENTION" or "DATAGOVERNANCE" or "INSIDERRISKMANAGEMENT" or "MAILFLOW" => Phase.ActionsOnObjectives,
        _ => null,
    };

    private static Phase PhaseOf(string? product) =>
        product?.Contains("Office 365", StringComparison.OrdinalIgnoreCase) == true ? Phase.Delivery : Phase.Exploitation;

    private static Severity SeverityOf(string? severity) => Enum.TryParse<Severity>(severity, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : Severity.Informational;

    private static List<Evidence> Evidence(SecurityEvent found)
    {
        var shown = new List<Evidence>();
        Show("finding_info.title", found.FindingInfo?.Title);
        Show("finding_info.desc", found.FindingInfo?.Desc);
        Show(found.Verdict is null ? "evidence.role" : "status_detail", found.StatusDetail);
        Show("verdict", found.Verdict);
        Show("message", found.Message);
        Show("user.name", found.User?.Name);
        Show("device.name", found.Device?.Name);
        Show("file.path", found.File?.Path);
        Show("process.cmd_line", found.Process?.CmdLine);
        Show("registry.path", found.Registry?.Path);
        Show("src_endpoint.ip", found.SrcEndpoint?.Ip);
        Show("dst_endpoint.ip", found.DstEndpoint?.Ip);
        Show("url.url_string", found.Url?.UrlString);
        Show("email.subject", found.Email?.Subject);
        return shown;

        void Show(string attribute, string? value)
        {
            if (value is not null) shown.Add(EvidenceText.Of(attribute, value));
        }
    }
}
