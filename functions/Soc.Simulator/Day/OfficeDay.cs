using Soc.Simulator.Day.Habits;
using Soc.Simulator.Day.Oddities;
using Soc.Simulator.Day.Sources;
using Soc.Simulator.Day.Story;
using Soc.Simulator.Day.Transport;

namespace Soc.Simulator.Day;

/// <summary>Tuesday, 17 November 2026, at Nordhafen Instruments (all times UTC).</summary>
public static class OfficeDay
{
    /// <summary>What happens on the day that looks like an attack and is none.</summary>
    public static IReadOnlyList<BenignStrangeness> Strangeness { get; } = [.. Oddity.All.Select(oddity => new BenignStrangeness(oddity.Name, oddity.Why))];

    /// <summary>The day as the hub received it. The same seed and options give the same bytes.</summary>
    /// <returns>Messages in the order of their arrival.</returns>
    public static IReadOnlyList<HubMessage> Generate(int seed, DayOptions? options = null)
    {
        options ??= new DayOptions();
        var records = Benign(seed, options.BenignSignals);
        if (options.WithAttack) records = records.Concat(AttackStory.Steps.SelectMany(step => step.Signals));
        return HubDelivery.Deliver(records, seed, options.Faults);
    }

    private static IEnumerable<SourceRecord> Benign(int seed, int count)
    {
        List<SourceRecord> strange = [.. Oddity.All.SelectMany(oddity => oddity.Perform(Dice.For(seed, oddity.Name))).Take(count)];
        return strange.Concat(Ordinary(seed, count - strange.Count));
    }

    /// <summary>What the shares leave over in rounding is the first habit's.</summary>
    private static IEnumerable<SourceRecord> Ordinary(int seed, int count)
    {
        var left = count - Habit.All.Sum(habit => Part(habit, count));
        foreach (var habit in Habit.All)
        {
            var part = Part(habit, count) + left;
            left = 0;
            foreach (var record in habit.Perform(Dice.For(seed, habit.GetType().Name)).Take(part)) yield return record;
        }
    }

    private static int Part(Habit habit, int count) => count * habit.Share / 1_000;
}
