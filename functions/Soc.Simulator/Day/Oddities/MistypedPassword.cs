using Soc.Simulator.Day.Habits;
using Soc.Simulator.Day.Sources;
using Soc.Simulator.Day.Sources.Entra;
using Soc.Simulator.Tenant;

namespace Soc.Simulator.Day.Oddities;

internal sealed class MistypedPassword() : Oddity(
    "Somebody mistypes her password several times and then succeeds",
    "All of it happens at the shared terminal in the office, within two minutes, to one account.")
{
    public override IEnumerable<SourceRecord> Perform(Dice dice)
    {
        var person = InventedPeople.Named("thandi.mokoena");
        var at = WorkingHours.At(7, 40, dice);
        var attempt = new SignInRecord(
            at,
            dice.Next(),
            person,
            InventedPlaces.Office,
            Whereabouts.Browser(person),
            EntraApplication.OfficeHome,
            EntraResource.OfficeHome,
            Whereabouts.Session(person)) { Result = SignInResult.InvalidPassword };
        for (var index = 0; index < 5; index++) yield return attempt with { At = at.AddSeconds(19 * index), Seed = dice.Next() };
        yield return attempt with { At = at.AddSeconds(108), Seed = dice.Next(), Result = SignInResult.FreshMultiFactor };
    }
}
