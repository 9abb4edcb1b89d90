using Soc.Core.Ingest;

namespace Soc.Core.Normalize;

/// <summary>
/// EmailEvents, EmailUrlInfo and UrlClickEvents of Defender for Office 365
/// (https://learn.microsoft.com/defender-xdr/advanced-hunting-emailevents-table and its siblings).
/// </summary>
internal static class DefenderMail
{
    public static SecurityEvent? Message(Draft draft)
    {
        var columns = draft.Properties;
        if (columns.Text("NetworkMessageId") is not { } message) return null;
        var outbound = columns.Text("EmailDirection") is "Outbound" or "Intra-org";
        var sender = columns.Text("SenderFromAddress") ?? columns.Text("SenderMailFromAddress");
        var recipients = columns["RecipientEmailAddress"].Opened().Items.Select(item => item.AsText()?.Lower()).OfType<string>().ToList();
        return draft.Event with
        {
            Class = OcsfClass.EmailActivity,
            Activity = outbound ? "Send" : "Receive",
            Status = Delivery(columns.Text("DeliveryAction")),
            StatusCode = columns.Text("DeliveryAction"),
            StatusDetail = columns.Text("DeliveryLocation"),
            Actor = outbound ? new(Subjects.User(draft.Directory, columns.Text("SenderObjectId"), sender)) : null,
            User = Subjects.User(draft.Directory, columns.Text("RecipientObjectId"), recipients.FirstOrDefault()),
            SrcEndpoint = Subjects.Endpoint(columns.Text("SenderIPv4") ?? columns.Text("SenderIPv6")),
            Email = new(message.Lower(), columns.Text("Subject"), sender?.Lower(), recipients, columns.Text("EmailDirection")),
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

    public static SecurityEvent? Click(Draft draft)
    {
        var columns = draft.Properties;
        var user = Subjects.User(draft.Directory, null, columns.Text("AccountUpn"));
        if (columns.Text("Url") is not { } url || user is null) return null;
        return draft.Event with
        {
            Class = OcsfClass.WebResourcesActivity,
            Activity = "Read",
            Status = Clicked(columns),
            StatusCode = columns.Text("ActionType"),
            Actor = new(user),
            SrcEndpoint = Subjects.Endpoint(columns.Text("IPAddress")),
            Email = columns.Text("NetworkMessageId") is { } message ? new(message.Lower()) : null,
            Url = new(url, Hosts.Of(url)),
        };
    }

    private static OcsfStatus Delivery(string? action) => action switch
    {
        "Delivered" or "Junked" => OcsfStatus.Success,
        "Blocked" => OcsfStatus.Failure,
        null => OcsfStatus.Unknown,
        _ => OcsfStatus.Other,
    };

    private static OcsfStatus Clicked(RecordNode columns) =>
        columns.Text("ActionType") == "ClickAllowed" || columns.Flag("IsClickedThrough") == true ? OcsfStatus.Success
        : columns.Text("ActionType") is "ClickBlocked" or "ClickBlockedByTenantPolicy" ? OcsfStatus.Failure
        : OcsfStatus.Other;
}
