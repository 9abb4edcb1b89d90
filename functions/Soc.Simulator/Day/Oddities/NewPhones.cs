using Soc.Simulator.Day.Habits;
using Soc.Simulator.Day.Sources;
using Soc.Simulator.Day.Sources.Entra;
using Soc.Simulator.Tenant;

namespace Soc.Simulator.Day.Oddities;

internal sealed class NewPhones() : Oddity(
    "Two people register a new phone",
    "One does it in the office, the other in her known home office; neither has a suspicious sign-in.")
{
    public override IEnumerable<SourceRecord> Perform(Dice dice)
    {
        var inOffice = InventedPeople.Named("joao.lacerda");
        var atHome = InventedPeople.Named("olena.kravets");
        return Register(inOffice, InventedPlaces.Office, WorkingHours.At(9, 14, dice), dice)
            .Concat(Register(atHome, InventedPlaces.Home(atHome), WorkingHours.At(16, 5, dice), dice));
    }

    private static IEnumerable<SourceRecord> Register(InventedPerson person, Place place, DateTimeOffset at, Dice dice)
    {
        var started = new AuditRecord(
            at, dice.Next(), "User started security info registration", "UserManagement", "Authentication Methods", "Add", AuditTarget.Of(person))
        {
            Actor = person,
            Place = place,
            ResultReason = "User started the registration for Authenticator App with Notification and Code",
        };
        yield return started;
        yield return started with
        {
            At = at.AddSeconds(66),
            Seed = dice.Next(),
            Activity = "User registered security info",
            ResultReason = "User registered Authenticator App with Notification and Code",
        };
    }
}
