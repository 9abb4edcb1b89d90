using Soc.Simulator.Day.Sources;
using Soc.Simulator.Day.Sources.Office365;
using Soc.Simulator.Tenant;

namespace Soc.Simulator.Day.Habits;

/// <summary>People send and throw away.</summary>
internal sealed class TidyingMail() : Habit(share: 9)
{
    private static readonly IReadOnlyList<string> Subjects = ["Canteen menu", "Re: drawing", "Parking on Friday", "Offer", "Webinar invitation", "Weekly numbers"];

    private protected override IEnumerable<SourceRecord> Once(Dice dice)
    {
        var person = dice.Pick(InventedPeople.Humans);
        var at = WorkingHours.Pick(dice);
        var client = MailClient.OutlookWeb(Whereabouts.Of(person, at), Whereabouts.Session(person));
        var action = dice.Between(1, 10) switch { <= 5 => "Send", <= 9 => "MoveToDeletedItems", _ => "SoftDelete" };
        yield return new MailboxItemRecord(at, dice.Next(), person, client, action, dice.Pick(Subjects));
    }
}
