using Soc.Simulator.Day.Sources;
using Soc.Simulator.Day.Sources.Office365;
using Soc.Simulator.Tenant;

namespace Soc.Simulator.Day.Habits;

/// <summary>People read their mail, in the browser or in the desktop client, where they are.</summary>
internal sealed class ReadingMail() : Habit(share: 44)
{
    private protected override IEnumerable<SourceRecord> Once(Dice dice)
    {
        var person = dice.Pick(InventedPeople.Humans);
        var at = WorkingHours.Pick(dice);
        var place = Whereabouts.Of(person, at);
        var desktop = InventedDevices.FindOf(person) is not null && dice.Chance(0.6);
        yield return desktop
            ? new MailItemsAccessedRecord(at, dice.Next(), person, MailClient.OutlookDesktop(place, Whereabouts.Session(person)), "Sync", 0)
            : new MailItemsAccessedRecord(at, dice.Next(), person, MailClient.OutlookWeb(place, Whereabouts.Session(person)), "Bind", dice.Between(1, 6));
    }
}
