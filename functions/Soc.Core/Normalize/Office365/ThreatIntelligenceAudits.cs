using Soc.Core.Ingest;

namespace Soc.Core.Normalize.Office365;

/// <summary>
/// Defender for Office 365 in the audit log: verdicts on mails, clicks on links that turned out bad, malware in files, investigations
/// (https://learn.microsoft.com/office/office-365-management-api/office-365-management-activity-api-schema#microsoft-defender-for-office-365-and-threat-investigation-and-response-schema).
/// </summary>
internal static class ThreatIntelligenceAudits
{
    private const string Bad = "1";

    public static SecurityEvent? Normalize(Draft draft)
    {
        if (Office365Audit.Normalize(draft) is not { } common || Office365Audit.Operation(draft.Record) is not { } operation) return null;
        return operation.ToUpperInvariant() switch
        {
            "TIMAILDATA" => Mail(common, draft),
            "TIURLCLICKDATA" => Click(common, draft),
            "ATPDETECTION" => File(common, draft),
            _ => draft.Record.Text("InvestigationId") is { } investigation ? Investigation(common, draft.Record, investigation) : common,
        };
    }

    private static SecurityEvent Mail(SecurityEvent common, Draft draft)
    {
        var record = draft.Record;
        if (record.Text("NetworkMessageId") is not { } message) return common;
        var (direction, action) = (Direction(record.Text("Directionality")), record.Text("DeliveryAction"));
        var sender = record.Text("P2Sender") ?? record.Text("P1Sender");
        var recipients = record["Recipients"].Opened().Items.Select(item => item.AsText()?.ToLowerInvariant()).OfType<string>().ToList();
        var isOurs = direction is "Outbound" or "Intra-org";
        return common with
        {
            Class = OcsfClass.EmailActivity,
            Activity = "Scan",
            Status = OcsfStatus.Success,
            StatusCode = action,
            StatusDetail = record.Text("Verdict"),
            Disposition = Disposition(action, record.Text("LatestDeliveryLocation")),
            Actor = isOurs && Office365Names.Person(draft.Directory, sender) is { } person ? new(person) : null,
            User = recipients.Count == 1 && direction != "Outbound" ? Office365Names.Person(draft.Directory, recipients[0]) : null,
            SrcEndpoint = Subjects.Endpoint(record.Text("SenderIp")),
            Email = new(message.ToLowerInvariant(), record.Text("Subject"), sender?.ToLowerInvariant(), recipients, direction),
            File = Infected(record["AttachmentData"].Opened()),
            Entity = null,
        };
    }

    private static string? Direction(string? directionality) => directionality?.Replace("-", "", StringComparison.Ordinal).ToUpperInvariant() switch
    {
        null => null,
        "INBOUND" => "Inbound",
        "OUTBOUND" => "Outbound",
        "INTRAORG" => "Intra-org",
        _ => directionality,
    };

    private static string? Disposition(string? action, string? location) =>
        "Quarantine".Equals(location, StringComparison.OrdinalIgnoreCase) ? "Quarantined"
        : action is null ? null
        : action.StartsWith("Delivered", StringComparison.OrdinalIgnoreCase) ? "Allowed"
        : action.Equals("Blocked", StringComparison.OrdinalIgnoreCase) ? "Blocked"
        : null;

    /// <summary>The attachment that is bad; what came with it may be everybody's logo.</summary>
    private static FileObject? Infected(RecordNode attachments) =>
        attachments.Items.Where(file => file.Text("FileVerdict") == Bad).Select(file => new FileObject(file.Text("FileName"), Sha256: Hash(file.Text("SHA256")))).FirstOrDefault();

    private static SecurityEvent Click(SecurityEvent common, Draft draft)
    {
        var record = draft.Record;
        if ((record.Text("Url") ?? record.Text("URL")) is not { } url) return common;
        var action = record.Text("UrlClickAction") ?? record.Text("URLClickAction");
        var isMail = "Mail".Equals(record.Text("AppName"), StringComparison.OrdinalIgnoreCase);
        return common with
        {
            Class = OcsfClass.WebResourcesActivity,
            Activity = "Read",
            Status = Clicked(action),
            StatusCode = action,
            Email = isMail && record.Text("SourceId") is { } message ? new(message.ToLowerInvariant()) : null,
            Url = new(url, Hosts.Of(url)),
            Entity = null,
        };
    }

    /// <summary>Nothing: the link was open when it was clicked. A page that was overridden lets through.</summary>
    private static OcsfStatus Clicked(string? action) => action?.ToUpperInvariant() switch
    {
        null or "0" or "1" or "4" or "5" or "ALLOWED" or "BLOCKPAGEOVERRIDE" or "PENDINGDETONATIONPAGEOVERRIDE" => OcsfStatus.Success,
        "2" or "BLOCKPAGE" => OcsfStatus.Failure,
        _ => OcsfStatus.Other,
    };

    private static SecurityEvent File(SecurityEvent common, Draft draft)
    {
        var (record, data) = (draft.Record, draft.Record["FileData"].Opened());
        return common with
        {
            Class = OcsfClass.DetectionFinding,
            Activity = "Create",
            Status = OcsfStatus.Success,
            Actor = null,
            User = Office365Names.Person(draft.Directory, record.Text("LastModifiedBy") ?? record.Text("UserId")),
            File = new(data.Text("FileName"), data.Text("FilePath"), Hash(data.Text("SHA256"))),
            FindingInfo = new(record.Text("Id") ?? common.Uid, data.Text("MalwareFamily") is { } family ? $"Malware in a file: {family}" : "Malware in a file", "Microsoft Defender for Office 365", ["Malware"]),
            Entity = null,
        };
    }

    private static SecurityEvent Investigation(SecurityEvent common, RecordNode record, string investigation) => common with
    {
        Class = OcsfClass.EntityManagement,
        Activity = "Update",
        StatusCode = record.Text("Status") ?? common.StatusCode,
        Entity = new("Investigation", record.Text("InvestigationName"), investigation),
    };

    /// <summary>Base64 here, hexadecimal everywhere else.</summary>
    private static string? Hash(string? spelled)
    {
        Span<byte> hash = stackalloc byte[32];
        return spelled is { Length: 44 } && Convert.TryFromBase64String(spelled, hash, out var length) && length == hash.Length
            ? Convert.ToHexStringLower(hash)
            : spelled?.ToLowerInvariant();
    }
}
