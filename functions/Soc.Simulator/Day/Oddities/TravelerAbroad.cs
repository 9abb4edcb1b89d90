using Soc.Simulator.Day.Habits;
using Soc.Simulator.Day.Sources;
using Soc.Simulator.Day.Sources.Entra;
using Soc.Simulator.Day.Sources.Office365;
using Soc.Simulator.Tenant;

namespace Soc.Simulator.Day.Oddities;

internal sealed class TravelerAbroad() : Oddity(
    "A traveler signs in from another country",
    "It is his own managed laptop, and he answers the second factor.")
{
    public override IEnumerable<SourceRecord> Perform(Dice dice)
    {
        var person = InventedPeople.Traveler;
        var signIn = new SignInRecord(
            WorkingHours.At(7, 2, dice),
            dice.Next(),
            person,
            InventedPlaces.TradeFair,
            Whereabouts.Browser(person),
            EntraApplication.OfficeHome,
            EntraResource.OfficeHome,
            Whereabouts.Session(person));
        yield return signIn with { Result = SignInResult.MultiFactorRequired };
        yield return signIn with { At = signIn.At.AddSeconds(21), Seed = dice.Next(), Result = SignInResult.FreshMultiFactor };
        for (var hour = 7; hour < 16; hour++)
            yield return signIn with { At = WorkingHours.At(hour, 31, dice), Seed = dice.Next(), Interactive = false, Resource = EntraResource.Exchange };
        var mail = MailClient.OutlookWeb(InventedPlaces.TradeFair, Whereabouts.Session(person));
        for (var hour = 8; hour < 12; hour++)
            yield return new MailItemsAccessedRecord(WorkingHours.At(hour, 12, dice), dice.Next(), person, mail, "Bind", dice.Between(1, 5));
    }
}
