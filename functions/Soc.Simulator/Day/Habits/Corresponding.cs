using System.Globalization;
using Soc.Simulator.Day.Sources;
using Soc.Simulator.Day.Sources.Defender;
using Soc.Simulator.Tenant;

namespace Soc.Simulator.Day.Habits;

/// <summary>Mail in, mail out, mail among colleagues, with the links that it carries.</summary>
internal sealed class Corresponding() : Habit(share: 88)
{
    private static readonly IReadOnlyList<(string Address, string Name, string Server, string Site)> Partners =
    [
        ("orders@hanse-sensorik.example", "Hanse Sensorik order desk", "203.0.113.152", "portal.hanse-sensorik.example"),
        ("b.achterberg@hanse-sensorik.example", "B. Achterberg", "203.0.113.152", "docs.hanse-sensorik.example"),
        ("invoices@kontor-cloud.example", "Kontor Cloud billing", "203.0.113.162", "app.kontor-cloud.example"),
        ("service@bueroallerlei.example", "Bueroallerlei", "198.51.100.142", "shop.bueroallerlei.example"),
        ("info@messtechnik-forum.example", "Messtechnik Forum", "198.51.100.133", "www.messtechnik-forum.example"),
    ];

    private static readonly IReadOnlyList<string> Subjects =
        ["Offer {0}", "Re: delivery {0}", "Minutes of {0}", "Question about order {0}", "Calibration {0}", "Invoice {0}", "Re: drawing {0}", "Lunch on {0}?"];

    private protected override IEnumerable<SourceRecord> Once(Dice dice)
    {
        var at = WorkingHours.Pick(dice);
        var subject = string.Format(CultureInfo.InvariantCulture, dice.Pick(Subjects), dice.Between(100, 9_999));
        return dice.Between(1, 10) switch
        {
            <= 5 => Inbound(at, subject, dice),
            <= 7 => Outbound(at, subject, dice),
            _ => AmongColleagues(at, subject, dice),
        };
    }

    private static IEnumerable<SourceRecord> Inbound(DateTimeOffset at, string subject, Dice dice)
    {
        var partner = dice.Pick(Partners);
        var recipient = dice.Pick(InventedPeople.Humans);
        var message = new EmailMessage(dice.Guid(), at, partner.Address, partner.Name, partner.Server, subject, "Inbound", MailAuthentication.Passed)
        {
            Links = dice.Chance(0.7) ? [new EmailLink($"https://{partner.Site}/r/{dice.Between(1_000, 9_999)}", "Body")] : [],
            Attachments = dice.Between(0, 2),
        };
        yield return new EmailRecord(dice.Next(), message, recipient.UserPrincipalName, recipient);
        foreach (var link in message.Links) yield return new EmailUrlRecord(dice.Next(), message, link);
    }

    private static IEnumerable<SourceRecord> Outbound(DateTimeOffset at, string subject, Dice dice)
    {
        var sender = dice.Pick(InventedPeople.Humans);
        var message = FromColleague(sender, at, subject, "Outbound", dice);
        yield return new EmailRecord(dice.Next(), message, dice.Pick(Partners).Address, Person: null);
    }

    private static IEnumerable<SourceRecord> AmongColleagues(DateTimeOffset at, string subject, Dice dice)
    {
        var sender = dice.Pick(InventedPeople.Humans);
        var recipient = dice.Pick(InventedPeople.Humans);
        yield return new EmailRecord(dice.Next(), FromColleague(sender, at, subject, "Intra-org", dice), recipient.UserPrincipalName, recipient);
    }

    private static EmailMessage FromColleague(InventedPerson sender, DateTimeOffset at, string subject, string direction, Dice dice) =>
        new(dice.Guid(), at, sender.UserPrincipalName, sender.DisplayName, SenderServer: null, subject, direction, MailAuthentication.Internal)
        {
            Sender = sender,
            Attachments = dice.Between(0, 1),
        };
}
