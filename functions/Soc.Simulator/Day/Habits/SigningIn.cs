using Soc.Simulator.Day.Sources;
using Soc.Simulator.Day.Sources.Entra;
using Soc.Simulator.Tenant;

namespace Soc.Simulator.Day.Habits;

/// <summary>People open the office's start page or their mail in the browser.</summary>
internal sealed class SigningIn() : Habit(share: 18)
{
    private protected override IEnumerable<SourceRecord> Once(Dice dice)
    {
        var person = dice.Pick(InventedPeople.Humans);
        var at = WorkingHours.Pick(dice);
        var (application, resource) = dice.Chance(0.6)
            ? (EntraApplication.OfficeHome, EntraResource.OfficeHome)
            : (EntraApplication.OutlookWeb, EntraResource.Exchange);
        yield return new SignInRecord(
            at, dice.Next(), person, Whereabouts.Of(person, at), Whereabouts.Browser(person), application, resource, Whereabouts.Session(person));
    }
}
