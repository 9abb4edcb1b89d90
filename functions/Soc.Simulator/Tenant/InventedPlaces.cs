using System.Net;
using Soc.Core.Prepare;

namespace Soc.Simulator.Tenant;

/// <summary>Where people sign in from. Everything of the company lies in 192.0.2.0/24; what is outside of it, the company does not know.</summary>
internal static class InventedPlaces
{
    public static Place Office { get; } = new("192.0.2.4", "Hamburg", "Hamburg", "DE", 53.5503, 9.9920, 64496);
    public static Place Branch { get; } = new("192.0.2.18", "Rostock", "Mecklenburg-Vorpommern", "DE", 54.0887, 12.1405, 64496);

    /// <summary>A mobile carrier: many strangers share it, so that the company does not list it.</summary>
    public static Place Carrier { get; } = new("2001:db8:4c:17::a2", "Hamburg", "Hamburg", "DE", 53.5503, 9.9920, 64497);

    public static Place TradeFair { get; } = new("2001:db8:77:9::31", "Porto", "Porto", "PT", 41.1496, -8.6110, 64498);

    /// <summary>The server that stands between the victim and the real sign-in page.</summary>
    public static Place AdversaryInTheMiddle { get; } = new("203.0.113.24", "Vilnius", "Vilniaus", "LT", 54.6892, 25.2798, 64500);

    /// <summary>Where the stolen session is used.</summary>
    public static Place Adversary { get; } = new("198.51.100.77", "Amsterdam", "Noord-Holland", "NL", 52.3740, 4.8897, 64501);

    public static Place Home(InventedPerson person) =>
        Office with { Address = person.HomeAddress ?? throw new InvalidOperationException($"{person.Alias} has no known home."), Asn = 64499 };

    public static IReadOnlyList<KnownNetwork> Known { get; } =
    [
        new(IPNetwork.Parse("192.0.2.0/28"), "Office egress, Hafenstrasse", Shared: true),
        new(IPNetwork.Parse("192.0.2.16/29"), "Branch VPN, Rostock", Shared: true),
        .. InventedPeople.All.Where(person => person.HomeAddress is not null)
            .Select(person => new KnownNetwork(IPNetwork.Parse($"{person.HomeAddress}/32"), $"Home office of {person.DisplayName}", Shared: false)),
    ];
}

/// <param name="Asn">An autonomous system number kept for documentation (RFC 5398: 64496 to 64511).</param>
internal sealed record Place(string Address, string City, string State, string Country, double Latitude, double Longitude, int Asn);
