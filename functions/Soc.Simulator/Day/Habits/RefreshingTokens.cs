using Soc.Simulator.Day.Sources;
using Soc.Simulator.Day.Sources.Entra;
using Soc.Simulator.Tenant;

namespace Soc.Simulator.Day.Habits;

/// <summary>Clients renew their tokens without anyone noticing; phones do so from the office and from the road.</summary>
internal sealed class RefreshingTokens() : Habit(share: 95)
{
    private static readonly IReadOnlyList<EntraResource> Resources = [EntraResource.Exchange, EntraResource.SharePoint, EntraResource.Graph];

    private protected override IEnumerable<SourceRecord> Once(Dice dice)
    {
        var person = dice.Pick(InventedPeople.Humans);
        var device = InventedDevices.FindOf(person);
        yield return device is null || dice.Chance(0.25) ? FromPhone(person, dice) : FromDesk(person, device, dice);
    }

    private static SignInRecord FromDesk(InventedPerson person, InventedDevice device, Dice dice)
    {
        var at = WorkingHours.Pick(dice);
        var client = device.IsWindows ? SignInClient.Desktop(device) : SignInClient.Edge(device);
        var application = dice.Chance(0.5) ? EntraApplication.Office : EntraApplication.Teams;
        return new SignInRecord(at, dice.Next(), person, Whereabouts.Of(person, at), client, application, dice.Pick(Resources), Whereabouts.Session(person))
        {
            Interactive = false,
        };
    }

    private static SignInRecord FromPhone(InventedPerson person, Dice dice)
    {
        var at = WorkingHours.AnyTime(dice);
        var place = dice.Chance(0.4) ? InventedPlaces.Carrier : Whereabouts.Of(person, at);
        var session = InventedId.Guid($"session/phone/{person.Alias}");
        return new SignInRecord(at, dice.Next(), person, place, SignInClient.Mobile(person), EntraApplication.OutlookMobile, EntraResource.Exchange, session)
        {
            Interactive = false,
        };
    }
}
