namespace Soc.Sigma;

/// <summary>How much a <see cref="SigmaCorrelator"/> remembers.</summary>
public sealed record SigmaCorrelationOptions
{
    /// <summary>
    /// How far behind the newest event an event may arrive and still count. Within it the order of arrival makes no
    /// difference; what comes later than that is refused (<see cref="SigmaCorrelationChanges.TooLate"/>).
    /// </summary>
    public TimeSpan AllowedLateness { get; init; } = TimeSpan.FromDays(1);

    /// <summary>The most events one group of one correlation keeps; the oldest give way.</summary>
    public int MostEventsInGroup { get; init; } = 10_000;

    /// <summary>The most groups one correlation keeps; those whose newest event is oldest give way.</summary>
    public int MostGroups { get; init; } = 100_000;
}
