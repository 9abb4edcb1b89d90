using Soc.Core.Normalize;
using Soc.Core.Tenants;

namespace Soc.Core.Prepare;

/// <summary>What an event says about a person's habits.</summary>
/// <param name="Day">Of the event, UTC: not of its arrival.</param>
public readonly record struct HabitSighting(TenantId Tenant, string UserId, DateOnly Day, HabitSeen Seen)
{
    /// <summary>Successful sign-ins of people alone: what an attacker tries in vain is nobody's habit.</summary>
    public static IEnumerable<HabitSighting> Of(SecurityEvent found)
    {
        if (found is not { Class: OcsfClass.Authentication, Status: OcsfStatus.Success, Actor.User.Uid: { } user }) return [];
        var day = DateOnly.FromDateTime(found.Time.UtcDateTime);
        return HabitsIn(found).Select(seen => new HabitSighting(found.Tenant, user, day, seen));
    }

    /// <summary>The same for what is asked of a baseline and for what it is made of.</summary>
    public static IEnumerable<HabitSeen> HabitsIn(SecurityEvent found)
    {
        if (found.SrcEndpoint?.Location?.Country is { } country) yield return new(Habit.Country, country.ToUpperInvariant());
        if (found.SrcEndpoint?.AutonomousSystem is { Number: var number }) yield return new(Habit.Network, number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (found.Actor?.AppInfo?.Uid is { } application) yield return new(Habit.Application, application);
    }
}
