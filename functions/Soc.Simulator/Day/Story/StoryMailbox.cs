using Soc.Simulator.Day.Sources;
using Soc.Simulator.Day.Sources.Office365;
using Soc.Simulator.Tenant;

namespace Soc.Simulator.Day.Story;

/// <summary>What is done to the mailbox with the stolen session.</summary>
internal static class StoryMailbox
{
    public static MailClient StolenSession { get; } = MailClient.OutlookWeb(InventedPlaces.Adversary, AttackTraces.Session);

    public static IEnumerable<SourceRecord> HidingRule(Dice dice) =>
    [
        new InboxRuleRecord(
            AttackTraces.InboxRuleCreatedAt,
            dice.Next(),
            StoryPlot.Victim,
            StolenSession,
            "New-InboxRule",
            AttackTraces.InboxRule.DisplayName,
            [
                ("AlwaysDeleteOutlookRulesBlob", "False"),
                ("Force", "False"),
                ("Name", AttackTraces.InboxRule.DisplayName),
                ("SubjectContainsWords", "invoice;payment;bank details;remittance"),
                ("MoveToFolder", "RSS Feeds"),
                ("MarkAsRead", "True"),
                ("StopProcessingRules", "True"),
            ]),
    ];

    public static IEnumerable<SourceRecord> Reading(DateTimeOffset from, int times, Dice dice)
    {
        for (var index = 0; index < times; index++)
            yield return new MailItemsAccessedRecord(
                from.AddSeconds((index * 97) + dice.Between(0, 40)), dice.Next(), StoryPlot.Victim, StolenSession, "Bind", dice.Between(2, 9));
    }
}
