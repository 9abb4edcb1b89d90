using Soc.Simulator.Day.Habits;
using Soc.Simulator.Day.Sources;
using Soc.Simulator.Day.Sources.Office365;
using Soc.Simulator.Tenant;

namespace Soc.Simulator.Day.Oddities;

internal sealed class MobileMailSync() : Oddity(
    "A phone copies a mailbox from a mobile carrier's address",
    "It is the phone's mail program, which synchronizes folders, in the session it has had for weeks.")
{
    public override IEnumerable<SourceRecord> Perform(Dice dice)
    {
        var person = InventedPeople.Named("yusuf.celebi");
        var phone = MailClient.OutlookMobile(InventedPlaces.Carrier, InventedId.Guid($"session/phone/{person.Alias}"));
        for (var hour = 5; hour < 20; hour++)
            yield return new MailItemsAccessedRecord(WorkingHours.At(hour, 8, dice), dice.Next(), person, phone, "Sync", 0);
    }
}
