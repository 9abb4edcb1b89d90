namespace Soc.Simulator.Day;

/// <param name="BenignSignals">
/// How many signals the office makes, strangeness included, duplicates not. The strangeness comes first, so a small number still has it.
/// </param>
/// <param name="WithAttack">Whether <see cref="Story.AttackStory"/> happens on this day.</param>
public sealed record DayOptions(int BenignSignals = 20_000, bool WithAttack = true)
{
    public DeliveryFaults Faults { get; init; } = DeliveryFaults.Ordinary;
}

/// <summary>What goes wrong between the sources and the hub.</summary>
/// <param name="DuplicateRate">Which share of the signals is delivered once more.</param>
/// <param name="CopiesUpTo">Where greater than one: every signal is delivered once to so many times, and the rate does not matter.</param>
/// <param name="ShuffleSeed">Where given: the deliveries arrive in an order that has nothing to do with when they happened.</param>
/// <param name="AuditDelay">How much later than usual the audit records (Entra and Office 365) come.</param>
public sealed record DeliveryFaults(double DuplicateRate = 0.03, int CopiesUpTo = 1, int? ShuffleSeed = null, TimeSpan AuditDelay = default)
{
    /// <summary>As it is on a normal day: 3 % come twice.</summary>
    public static DeliveryFaults Ordinary { get; } = new();

    public static DeliveryFaults None { get; } = new(DuplicateRate: 0);
}
