using Soc.Simulator.Day.Habits;
using Soc.Simulator.Day.Sources;
using Soc.Simulator.Day.Sources.Defender;
using Soc.Simulator.Tenant;

namespace Soc.Simulator.Day.Oddities;

internal sealed class NewsletterClicks() : Oddity(
    "People open links of newsletters on domains nobody knows",
    "The newsletters authenticate, come regularly, and nothing follows the click.")
{
    private static readonly IReadOnlyList<(string Alias, string Domain, string Subject)> Readers =
    [
        ("amara.keita", "brief.gestaltungspost.example", "Layouts of the week"),
        ("amara.keita", "klick.schriftfreunde.example", "New typefaces in November"),
        ("henrik.aaltonen", "news.mittelstandsblick.example", "Five numbers for Tuesday"),
    ];

    public override IEnumerable<SourceRecord> Perform(Dice dice)
    {
        foreach (var (alias, domain, subject) in Readers)
        {
            var person = InventedPeople.Named(alias);
            var at = WorkingHours.Pick(dice);
            var message = new EmailMessage(
                dice.Guid(), at.AddMinutes(-35), $"newsletter@{domain}", "Newsletter", "198.51.100.160", subject, "Inbound", MailAuthentication.Passed)
            {
                Links = [new EmailLink($"https://{domain}/l/{dice.Between(10_000, 99_999)}", "Body")],
            };
            yield return new EmailRecord(dice.Next(), message, person.UserPrincipalName, person);
            yield return new EmailUrlRecord(dice.Next(), message, message.Links[0]);
            yield return new UrlClickRecord(at, dice.Next(), person, InventedPlaces.Office, message, message.Links[0].Url);
        }
    }
}
