using Soc.Simulator.Day.Habits;
using Soc.Simulator.Day.Sources;
using Soc.Simulator.Day.Sources.Office365;
using Soc.Simulator.Tenant;

namespace Soc.Simulator.Day.Oddities;

internal sealed class NewsletterToolRules() : Oddity(
    "A newsletter tool creates and changes inbox rules from its own servers",
    "It is a trusted application, and sorts answers to its own newsletters.")
{
    public override IEnumerable<SourceRecord> Perform(Dice dice)
    {
        var session = InventedId.Guid("session/newsletter-tool");
        var tool = MailClient.Application(InventedTenant.NewsletterApplicationId, Internet.NewsletterTool, session);
        var at = WorkingHours.At(8, 55, dice);
        foreach (var (cmdlet, name, folder) in new[]
        {
            ("New-InboxRule", "Rundbrief: unsubscribe requests", "Unsubscribed"),
            ("New-InboxRule", "Rundbrief: bounces", "Bounces"),
            ("Set-InboxRule", "Rundbrief: bounces", "Bounces"),
            ("Set-InboxRule", "Rundbrief: unsubscribe requests", "Unsubscribed"),
        })
        {
            yield return new InboxRuleRecord(at, dice.Next(), InventedPeople.Newsletter, tool, cmdlet, name,
            [
                ("Name", name),
                ("SubjectContainsWords", "unsubscribe;undeliverable"),
                ("MoveToFolder", folder),
                ("MarkAsRead", "True"),
                ("StopProcessingRules", "True"),
            ]);
            at = at.AddMinutes(11);
        }
    }
}
