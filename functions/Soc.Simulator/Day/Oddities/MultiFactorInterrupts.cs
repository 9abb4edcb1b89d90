using Soc.Simulator.Day.Habits;
using Soc.Simulator.Day.Sources;
using Soc.Simulator.Day.Sources.Entra;
using Soc.Simulator.Tenant;

namespace Soc.Simulator.Day.Oddities;

internal sealed class MultiFactorInterrupts() : Oddity(
    "Sign-ins are interrupted for the second factor",
    "They come from known places, and the second factor follows within half a minute.")
{
    public override IEnumerable<SourceRecord> Perform(Dice dice)
    {
        foreach (var alias in new[] { "ingrid.solvang", "kenji.morioka", "amara.keita", "duc.pham", "samuel.adeyinka" })
        {
            var person = InventedPeople.Named(alias);
            var at = WorkingHours.Pick(dice);
            var interrupted = new SignInRecord(
                at,
                dice.Next(),
                person,
                Whereabouts.Of(person, at),
                Whereabouts.Browser(person),
                EntraApplication.OfficeHome,
                EntraResource.OfficeHome,
                Whereabouts.Session(person))
            {
                Result = dice.Chance(0.5) ? SignInResult.StrongAuthenticationRequired : SignInResult.MultiFactorRequired,
            };
            yield return interrupted;
            yield return interrupted with { At = at.AddSeconds(dice.Between(8, 30)), Seed = dice.Next(), Result = SignInResult.FreshMultiFactor };
        }
    }
}
