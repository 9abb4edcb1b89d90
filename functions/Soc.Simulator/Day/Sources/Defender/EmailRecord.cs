using Soc.Core.Ingest;
using Soc.Simulator.Tenant;

namespace Soc.Simulator.Day.Sources.Defender;

/// <summary>EmailEvents: one row per message and recipient (learn.microsoft.com/defender-xdr/advanced-hunting-emailevents-table).</summary>
/// <param name="Recipient">The address, as it stood in the envelope.</param>
internal sealed record EmailRecord(ulong Seed, EmailMessage Message, string Recipient, InventedPerson? Person) : DefenderRecord(Message.At, Seed)
{
    public override SignalSource Source => SignalSource.DefenderEmailEvents;
    protected override string Table => "EmailEvents";

    private protected override void WriteColumns(RecordWriter columns, Dice dice)
    {
        columns.Text("Timestamp", SourceTime.Mail(At))
            .Text("NetworkMessageId", Message.NetworkMessageId)
            .Text("InternetMessageId", $"<{InventedId.Hex(Message.NetworkMessageId, 24)}@{Message.SenderDomain}>")
            .Text("SenderMailFromAddress", Message.SenderAddress)
            .Text("SenderFromAddress", Message.SenderAddress)
            .Text("SenderDisplayName", Message.SenderName)
            .Text("SenderObjectId", Message.Sender?.Id)
            .Text("SenderMailFromDomain", Message.SenderDomain)
            .Text("SenderFromDomain", Message.SenderDomain)
            .Text("SenderIPv4", Message.SenderServer)
            .Nulls("SenderIPv6");
        WriteRecipient(columns);
        WriteVerdict(columns, dice);
        WriteContents(columns, dice);
    }

    private void WriteRecipient(RecordWriter columns)
    {
        columns.Text("RecipientEmailAddress", Recipient)
            .Text("RecipientObjectId", Person?.Id)
            .Text("RecipientDomain", Recipient[(Recipient.IndexOf('@', StringComparison.Ordinal) + 1)..])
            .Text("Subject", Message.Subject);
        // A list on most rows, one text on some; the same goes for the flag.
        if (Seed % 9 == 0) columns.Text("To", Recipient).Nulls("Cc");
        else columns.Texts("To", [Recipient]).Empty("Cc");
        if (Seed % 13 == 0) columns.Text("IsFirstContact", Message.FirstContact ? "True" : "False");
        else columns.Flag("IsFirstContact", Message.FirstContact);
    }

    private void WriteVerdict(RecordWriter columns, Dice dice) => columns
        .Number("EmailClusterId", dice.Between(100_000_000, int.MaxValue))
        .Text("EmailDirection", Message.Direction)
        .Text("DeliveryAction", "Delivered")
        .Text("DeliveryLocation", Message.Direction == "Outbound" ? "On-premises/external" : "Inbox/folder")
        .Nulls("ThreatTypes", "ThreatNames", "DetectionMethods", "ConfidenceLevel", "BulkComplaintLevel")
        .Text("EmailAction", "No action taken")
        .Nulls("EmailActionPolicy", "EmailActionPolicyGuid")
        .Text("AuthenticationDetails", Message.Authentication switch
        {
            MailAuthentication.Passed => """{"SPF":"pass","DKIM":"pass","DMARC":"pass","CompAuth":"pass"}""",
            MailAuthentication.SpfFailed => """{"SPF":"fail","DKIM":"pass","DMARC":"pass","CompAuth":"pass"}""",
            MailAuthentication.AllFailed => """{"SPF":"fail","DKIM":"none","DMARC":"fail","CompAuth":"fail"}""",
            _ => """{"SPF":"none","DKIM":"none","DMARC":"none"}""",
        });

    private void WriteContents(RecordWriter columns, Dice dice) => columns
        .Number("AttachmentCount", Message.Attachments)
        .Number("UrlCount", Message.Links.Count)
        .Text("EmailLanguage", "en")
        .Number("EmailSize", dice.Between(9_000, 220_000))
        .Nulls("Connectors", "OrgLevelAction", "OrgLevelPolicy", "UserLevelAction", "UserLevelPolicy")
        .Nulls("ExchangeTransportRule", "DistributionList", "ForwardingInformation", "Context", "AdditionalFields")
        .Text("ReportId", $"{Message.NetworkMessageId}-{dice.Hex(8)}");
}
