using Soc.Simulator.Day.Sources.Entra;
using Soc.Simulator.Tenant;

namespace Soc.Simulator.Day.Habits;

/// <summary>Where a person is, and which session her browser keeps there.</summary>
internal static class Whereabouts
{
    private static readonly TimeSpan Commute = new(7, 15, 0);
    private static readonly TimeSpan EndOfDay = new(15, 40, 0);

    /// <summary>At home early and late where there is a home office; otherwise in the office, or in the branch for production.</summary>
    public static Place Of(InventedPerson person, DateTimeOffset at)
    {
        if (person == InventedPeople.Traveler) return InventedPlaces.TradeFair;
        if (person.HomeAddress is not null && (at.TimeOfDay < Commute || at.TimeOfDay > EndOfDay)) return InventedPlaces.Home(person);
        return person.Job == Job.Production ? InventedPlaces.Branch : InventedPlaces.Office;
    }

    /// <summary>One session for the day: it moves with the laptop.</summary>
    public static string Session(InventedPerson person) => InventedId.Guid($"session/{person.Alias}");

    public static SignInClient Browser(InventedPerson person) => SignInClient.Edge(InventedDevices.FindOf(person));
}
