using Soc.Simulator.Tenant;

namespace Soc.Simulator.Day.Habits;

/// <summary>When things happen in an office one hour ahead of UTC.</summary>
internal static class WorkingHours
{
    private static readonly TimeSpan Opening = new(6, 20, 0);
    private static readonly TimeSpan Closing = new(16, 40, 0);
    private static readonly TimeSpan LunchFrom = new(11, 0, 0);
    private static readonly TimeSpan LunchTo = new(11, 45, 0);

    /// <summary>While people are at work; half of those who would act at lunch do it in the hour before.</summary>
    public static DateTimeOffset Pick(Dice dice)
    {
        var time = dice.Between(Opening, Closing);
        if (time >= LunchFrom && time < LunchTo && dice.Chance(0.5)) time -= TimeSpan.FromHours(1);
        return AttackTraces.Day + time;
    }

    /// <summary>What machines do by themselves: mostly while they are used, but at night as well.</summary>
    public static DateTimeOffset AnyTime(Dice dice) =>
        dice.Chance(0.75) ? Pick(dice) : AttackTraces.Day + dice.Between(TimeSpan.Zero, TimeSpan.FromHours(24));

    public static DateTimeOffset At(int hour, int minute, Dice dice) =>
        AttackTraces.Day + new TimeSpan(hour, minute, 0) + dice.Between(TimeSpan.Zero, TimeSpan.FromSeconds(59));
}
