using Soc.Simulator.Day.Habits;
using Soc.Simulator.Day.Sources;
using Soc.Simulator.Day.Sources.Entra;
using Soc.Simulator.Tenant;

namespace Soc.Simulator.Day.Oddities;

internal sealed class DeveloperScripts() : Oddity(
    "A developer's script signs in with the user agent axios and no device",
    "It does so from the office.")
{
    public override IEnumerable<SourceRecord> Perform(Dice dice)
    {
        for (var run = 0; run < 6; run++)
            yield return new SignInRecord(
                WorkingHours.At(8 + run, 17, dice),
                dice.Next(),
                InventedPeople.Developer,
                InventedPlaces.Office,
                SignInClient.Script("axios/1.7.7"),
                EntraApplication.AzureCli,
                EntraResource.Graph,
                InventedId.Guid("session/developer-script"))
            {
                Interactive = run == 0,
            };
    }
}
