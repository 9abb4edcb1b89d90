using Soc.Core.Ingest;

namespace Soc.Core.Normalize;

/// <summary>
/// The Email tables and UrlClickEvents of Defender for Office 365
/// (https://learn.microsoft.com/defender-xdr/advanced-hunting-emailevents-table and its siblings).
/// </summary>
internal static class DefenderMail
{
    public static SecurityEvent? Message(Draft draft)
    {
        var columns = draft.Properties;
        if (columns.Text("NetworkMessageId") is not { } message) return null;
        var outbound = columns.Text("EmailDirection") is "Outbound" or "Intra-org";
        var (sender, recipients) = (Sender(columns), Addresses(columns, "RecipientEmailAddress"));
        return draft.Event with
        {
            Class = OcsfClass.EmailActivity,
            Activity = outbound ? "Send" : "Receive",
            Status = Delivery(columns.Text("DeliveryAction")),
            StatusCode = columns.Text("DeliveryAction"),
            StatusDetail = columns.Text("DeliveryLocation"),
            Disposition = Disposition(columns.Text("LatestDeliveryAction") ?? columns.Text("DeliveryAction"), columns.Text("LatestDeliveryLocation") ?? columns.Text("DeliveryLocation")),
            Message = columns.Text("ThreatTypes"),
            Actor = outbound ? new(Subjects.User(draft.Directory, columns.Text("SenderObjectId"), sender)) : null,
            User = Subjects.User(draft.Directory, columns.Text("RecipientObjectId"), recipients.FirstOrDefault()),
            SrcEndpoint = Subjects.Endpoint(columns.Text("SenderIPv4") ?? columns.Text("SenderIPv6")),
            Email = new(
                message.Lower(),
                columns.Text("Subject"),
                sender,
                [.. recipients.Union(Addresses(columns, "To"))],
                columns.Text("EmailDirection"),
                Addresses(columns, "Cc") is { Count: > 0 } copies ? copies : null),
        };
    }

    public static SecurityEvent? Link(Draft draft)
    {
        var columns = draft.Properties;
        if (columns.Text("NetworkMessageId") is not { } message || columns.Text("Url") is not { } url) return null;
        return draft.Event with
        {
            Class = OcsfClass.EmailUrlActivity,
            Activity = "Receive",
            Email = new(message.Lower()),
            Url = new(url, columns.Text("UrlDomain")?.Lower() ?? Hosts.Of(url)),
        };
    }

    public static SecurityEvent? Attachment(Draft draft)
    {
        var columns = draft.Properties;
        if (columns.Text("NetworkMessageId") is not { } message) return null;
        var recipients = Addresses(columns, "RecipientEmailAddress");
        var (name, hash) = (columns.Text("FileName"), columns.Text("SHA256")?.Lower());
        return draft.Event with
        {
            Class = OcsfClass.EmailFileActivity,
            Activity = "Receive",
            Message = columns.Text("ThreatNames") ?? columns.Text("ThreatTypes"),
            User = Subjects.User(draft.Directory, columns.Text("RecipientObjectId"), recipients.FirstOrDefault()),
            Email = new(message.Lower(), From: Sender(columns), To: recipients),
            File = name is null && hash is null ? null : new(name, Sha256: hash),
        };
    }

    /// <summary>What was done about a mail after it was delivered, by Defender (ZAP) or by people.</summary>
    public static SecurityEvent? AfterDelivery(Draft draft)
    {
        var columns = draft.Properties;
        if (columns.Text("NetworkMessageId") is not { } message) return null;
        var recipients = Addresses(columns, "RecipientEmailAddress");
        return draft.Event with
        {
            Class = OcsfClass.EmailActivity,
            Activity = "Scan",
            Status = columns.Text("ActionResult")?.ToUpperInvariant() switch
            {
                "SUCCESS" => OcsfStatus.Success,
                "FAILED" or "FAILURE" or "ERROR" => OcsfStatus.Failure,
                null => OcsfStatus.Unknown,
                _ => OcsfStatus.Other,
            },
            StatusCode = columns.Text("ActionType"),
            StatusDetail = columns.Text("DeliveryLocation"),
            Disposition = Disposition(columns.Text("Action"), columns.Text("DeliveryLocation")),
            Message = columns.Text("ThreatTypes"),
            User = Subjects.User(draft.Directory, null, recipients.FirstOrDefault()),
            Email = new(message.Lower(), To: recipients),
        };
    }

    public static SecurityEvent? Click(Draft draft)
    {
        var columns = draft.Properties;
        var user = Subjects.User(draft.Directory, null, columns.Text("AccountUpn"));
        if (columns.Text("Url") is not { } url || user is null) return null;
        var status = Clicked(columns);
        return draft.Event with
        {
            Class = OcsfClass.WebResourcesActivity,
            Activity = "Read",
            Status = status,
            StatusCode = columns.Text("ActionType"),
            Disposition = status switch { OcsfStatus.Success => "Allowed", OcsfStatus.Failure => "Blocked", _ => null },
            Message = columns.Text("ThreatTypes"),
            Actor = new(user),
            SrcEndpoint = Subjects.Endpoint(columns.Text("IPAddress")),
            Email = columns.Text("NetworkMessageId") is { } message ? new(message.Lower()) : null,
            Url = new(url, Hosts.Of(url)),
        };
    }

    private static string? Sender(RecordNode columns) => (columns.Text("SenderFromAddress") ?? columns.Text("SenderMailFromAddress"))?.Lower();

    /// <summary>One address, an array of them, or an array in a string.</summary>
    private static List<string> Addresses(RecordNode columns, string name) =>
        [.. columns[name].Opened().Items.Select(item => item.AsText()?.Trim().Lower()).OfType<string>()];

    private static OcsfStatus Delivery(string? action) => action switch
    {
        "Delivered" or "Junked" => OcsfStatus.Success,
        "Blocked" => OcsfStatus.Failure,
        null => OcsfStatus.Unknown,
        _ => OcsfStatus.Other,
    };

    /// <summary>From words like "Moved to quarantine", "Deleted items" or "Blocked".</summary>
    private static string? Disposition(string? action, string? location)
    {
        var told = $"{action} {location}";
        return told.Contains("quarantine", StringComparison.OrdinalIgnoreCase) ? "Quarantined"
            : told.Contains("delete", StringComparison.OrdinalIgnoreCase) ? "Deleted"
            : told.Contains("dropped", StringComparison.OrdinalIgnoreCase) ? "Dropped"
            : action switch { "Delivered" or "Junked" => "Allowed", "Blocked" => "Blocked", _ => null };
    }

    private static OcsfStatus Clicked(RecordNode columns) =>
        columns.Text("ActionType") == "ClickAllowed" || columns.Flag("IsClickedThrough") == true ? OcsfStatus.Success
        : columns.Text("ActionType") is "ClickBlocked" or "ClickBlockedByTenantPolicy" ? OcsfStatus.Failure
        : OcsfStatus.Other;
}
