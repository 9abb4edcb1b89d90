namespace Soc.Core.Respond;

/// <summary>How patiently one action is carried through.</summary>
public sealed record ContainmentPolicy
{
    public static readonly ContainmentPolicy Default = new();

    /// <summary>From the order (or the undo) to the proof; a sleeping laptop takes its time.</summary>
    public TimeSpan EffectiveWithin { get; init; } = TimeSpan.FromMinutes(30);

    public TimeSpan PollEvery { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>First pause after a passing fault; doubles with each, up to <see cref="LongestBackoff"/>.</summary>
    public TimeSpan FirstBackoff { get; init; } = TimeSpan.FromSeconds(5);

    public TimeSpan LongestBackoff { get; init; } = TimeSpan.FromMinutes(2);

    public TimeSpan Backoff(int faults)
    {
        var pause = FirstBackoff * Math.Pow(2, Math.Min(faults, 16));
        return pause < LongestBackoff ? pause : LongestBackoff;
    }
}
