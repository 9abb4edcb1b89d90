namespace Soc.Sigma;

/// <summary>What one event changed.</summary>
/// <param name="Raised">Matches that now hold. One with a known <see cref="SigmaCorrelationMatch.Key"/> replaces that.</param>
/// <param name="Withdrawn">
/// Keys of matches that no longer hold, because the event came late and belongs before or between what was seen.
/// </param>
/// <param name="TooLate">The event is older than the allowed lateness and was not counted.</param>
public sealed record SigmaCorrelationChanges(
    IReadOnlyList<SigmaCorrelationMatch> Raised,
    IReadOnlyList<string> Withdrawn,
    bool TooLate)
{
    internal static SigmaCorrelationChanges None { get; } = new([], [], false);

    internal static SigmaCorrelationChanges Late { get; } = new([], [], true);
}
