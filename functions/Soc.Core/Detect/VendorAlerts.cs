using Soc.Core.Ingest;
using Soc.Core.Normalize;
using Soc.Core.Prepare;

namespace Soc.Core.Detect;

/// <summary>
/// Turns a vendor's alert rows into alerts, each row on its own, because they arrive in any order: AlertInfo brings title, severity and
/// phase, each AlertEvidence row its entities, and the vendor's alert id, which all of them carry as entity and as detection id, ties them
/// together. An evidence row that names no category knows neither severity nor phase: its confidence says so. A finding that the vendor
/// closed raises nothing.
/// </summary>
internal static class VendorAlerts
{
    private const int Told = 70;
    private const int Guessed = 10;

    public static Alert? Of(SecurityEvent found, TenantDirectory directory)
    {
        // A policy that matched a document is an event; the vendor says itself when it is an alert.
        if (found.FindingInfo is not { } finding || found.Activity == "Close" || found.Class == OcsfClass.DataSecurityFinding) return null;
        var phase = finding.Types?.Select(type => AttackTags.OfTactic(type) ?? OfCategory(type)).FirstOrDefault(known => known is not null);
        var isEvidence = found.Source == SignalSource.DefenderAlertEvidence;
        return new(
            AlertId.Of(finding.Uid, found),
            found.Tenant,
            new(finding.Uid, finding.Title ?? $"Alert of {finding.ProductName ?? "a vendor"}", DetectionKind.VendorAlert),
            found.Time,
            phase ?? PhaseOf(finding.ProductName),
            finding.Attacks ?? [],
            SeverityOf(found.Severity),
            !isEvidence || phase is not null ? Told : Guessed,
            EventEntities.Of(found, directory),
            [.. Evidence(found)],
            found.Uid,
            found.Source);
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

    private static IEnumerable<Evidence> Evidence(SecurityEvent found)
    {
        (string Attribute, string? Value)[] shown =
        [
            ("finding_info.title", found.FindingInfo?.Title),
            ("evidence.role", found.StatusDetail),
            ("message", found.Message),
            ("user.name", found.User?.Name),
            ("device.name", found.Device?.Name),
            ("file.path", found.File?.Path),
            ("process.cmd_line", found.Process?.CmdLine),
            ("dst_endpoint.ip", found.DstEndpoint?.Ip),
            ("url.url_string", found.Url?.UrlString),
            ("email.subject", found.Email?.Subject),
        ];
        return shown.Where(item => item.Value is not null).Select(item => EvidenceText.Of(item.Attribute, item.Value!));
    }
}
