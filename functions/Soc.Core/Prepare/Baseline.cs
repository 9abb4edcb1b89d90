namespace Soc.Core.Prepare;

/// <summary>What a person's sign-ins have in common from day to day.</summary>
public enum Habit
{
    /// <summary>ISO 3166-1 alpha-2, upper case.</summary>
    Country,

    /// <summary>Number of the autonomous system, decimal.</summary>
    Network,

    /// <summary>Entra appId, lower case.</summary>
    Application,
}

/// <summary>What is usual for one person, rolled up from the days before today. No signal of today changes it.</summary>
/// <param name="UserId">Entra object id.</param>
/// <param name="Days">On how many days of the window the person signed in at all.</param>
public sealed record Baseline(string UserId, int Days, IReadOnlyList<HabitValue> Values)
{
    /// <summary>Of so many days a baseline is made; what is older is forgotten.</summary>
    public const int Window = 30;

    /// <summary>Before so many days nothing can be called unusual.</summary>
    public const int EnoughDays = 7;

    /// <summary>On so many days something must have been seen: what an attacker did yesterday is not usual today.</summary>
    public const int UsualDays = 3;

    /// <summary>Values kept of each habit, the most frequent ones.</summary>
    public const int MostValues = 16;

    /// <summary>Whoever is in more places than that on one day has no habit that day, in whatever order they came.</summary>
    public const int MostADay = 32;

    /// <returns>Null where too little is known of the person to say.</returns>
    public bool? IsUsual(Habit habit, string value) =>
        Days < EnoughDays ? null : Values.Any(known => known.Habit == habit && known.Value == value && known.Days >= UsualDays);

    /// <summary>A pure function of the days: in whatever order they come, the baseline is the same.</summary>
    /// <param name="days">Of one person, each day once.</param>
    public static Baseline Of(string userId, IReadOnlyCollection<HabitDay> days) => new(
        userId,
        days.Count,
        [.. days.SelectMany(day => day.Values.Distinct().GroupBy(value => value.Habit).Where(group => group.Count() <= MostADay).SelectMany(group => group))
            .CountBy(value => value)
            .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key.Habit).ThenBy(pair => pair.Key.Value, StringComparer.Ordinal)
            .GroupBy(pair => pair.Key.Habit)
            .SelectMany(group => group.Take(MostValues))
            .Select(pair => new HabitValue(pair.Key.Habit, pair.Key.Value, pair.Value))]);
}

/// <param name="Days">On how many days it was seen.</param>
public sealed record HabitValue(Habit Habit, string Value, int Days);

/// <summary>What one person's sign-ins of one day had in common with each other.</summary>
public sealed record HabitDay(string UserId, DateOnly Day, IReadOnlyList<HabitSeen> Values);

public readonly record struct HabitSeen(Habit Habit, string Value);
