using Soc.Simulator.Day.Sources;
using Soc.Simulator.Day.Sources.Defender;
using Soc.Simulator.Day.Sources.Office365;
using Soc.Simulator.Tenant;

namespace Soc.Simulator.Day.Story;

/// <summary>The mails of the story: the one that opens the door, and the one that is sent from inside.</summary>
internal static class StoryMail
{
    private const string Page = "https://portal.secure-payslip.example/s/7kd2qe?u=elif.demirci";
    private const string QrPage = "https://portal.secure-payslip.example/q/7kd2qe";

    public static EmailMessage Phishing { get; } = new(
        InventedId.Guid("attack/mail/phishing"),
        StoryPlot.At(8, 4, 11),
        "payroll@secure-payslip.example",
        "Nordhafen Payroll",
        "203.0.113.25",
        "Action required: confirm your payslip access before noon",
        "Inbound",
        MailAuthentication.AllFailed)
    {
        Links = [new EmailLink(QrPage, "QRCode"), new EmailLink(Page, "Body")],
        Attachments = 1,
        FirstContact = true,
    };

    /// <summary>Sent from the mailbox to itself: it carries the company's own address and passes every filter.</summary>
    public static EmailMessage Lure { get; } = new(
        InventedId.Guid("attack/mail/lure"),
        StoryPlot.At(9, 20, 37),
        StoryPlot.Victim.UserPrincipalName,
        "IT Service Nordhafen",
        SenderServer: null,
        "Mailbox repair: start the support assistant",
        "Intra-org",
        MailAuthentication.Internal)
    {
        Links = [new EmailLink("https://files.assist-bridge.example/start", "Body")],
        Sender = StoryPlot.Victim,
    };

    public static IEnumerable<SourceRecord> Delivery(EmailMessage message, Dice dice)
    {
        yield return new EmailRecord(dice.Next(), message, StoryPlot.Victim.UserPrincipalName, StoryPlot.Victim);
        foreach (var link in message.Links) yield return new EmailUrlRecord(dice.Next(), message, link);
    }

    public static IEnumerable<SourceRecord> Click(Dice dice) =>
        [new UrlClickRecord(StoryPlot.At(8, 12, 40), dice.Next(), StoryPlot.Victim, InventedPlaces.Office, Phishing, Page)];

    public static IEnumerable<SourceRecord> SendLure(Dice dice) =>
    [
        new MailboxItemRecord(Lure.At.AddSeconds(-2), dice.Next(), StoryPlot.Victim, StoryMailbox.StolenSession, "Send", Lure.Subject),
        .. Delivery(Lure, dice),
        new UrlClickRecord(StoryPlot.At(9, 26, 5), dice.Next(), StoryPlot.Victim, InventedPlaces.Office, Lure, Lure.Links[0].Url),
    ];
}
