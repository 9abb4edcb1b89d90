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

    public static Alert? Of(SecurityEvent found, TenantDirectory directory)
    {
        if (found.FindingInfo is not { } finding || IsNone(found)) return null;
        var isIncident = found.Class == OcsfClass.IncidentFinding;
        var detection = isIncident ? EventEntities.Incident(finding.Uid) : finding.Uid;
        var phase = finding.Types?.Select(type => AttackTags.OfTactic(type) ?? OfCategory(type)).FirstOrDefault(known => known is not null);
        var isEvidence = found.Source == SignalSource.DefenderAlertEvidence;
        return new(
            AlertId.Of(detection, found),
            found.Tenant,
            new(detection, finding.Title ?? $"Alert of {finding.ProductName ?? "a vendor"}", DetectionKind.VendorAlert),
            found.Time,
            phase ?? PhaseOf(finding.ProductName),
            finding.Attacks ?? [],
            IsHarmless(found) || found.FindingInfoList is not null ? Severity.Informational : SeverityOf(found.Severity),
            !isIncident && (!isEvidence || phase is not null) ? Told : Guessed,
            EventEntities.Of(found, directory),
            [.. Evidence(found)],
            found.Uid,
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

    private static IEnumerable<Evidence> Evidence(SecurityEvent found)
    {
        (string Attribute, string? Value)[] shown =
        [
            ("finding_info.title", found.FindingInfo?.Title),
            ("finding_info.desc", found.FindingInfo?.Desc),
            (found.Verdict is null ? "evidence.role" : "status_detail", found.StatusDetail),
            ("verdict", found.Verdict),
            ("message", found.Message),
            ("user.name", found.User?.Name),
            ("device.name", found.Device?.Name),
            ("file.path", found.File?.Path),
            ("process.cmd_line", found.Process?.CmdLine),
            ("registry.path", found.Registry?.Path),
            ("src_endpoint.ip", found.SrcEndpoint?.Ip),
            ("dst_endpoint.ip", found.DstEndpoint?.Ip),
            ("url.url_string", found.Url?.UrlString),
            ("email.subject", found.Email?.Subject),
        ];
        return shown.Where(item => item.Value is not null).Select(item => EvidenceText.Of(item.Attribute, item.Value!));
    }
}
