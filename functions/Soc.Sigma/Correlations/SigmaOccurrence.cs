namespace Soc.Sigma;

/// <summary>An event on which rules matched, as a correlation sees it.</summary>
/// <param name="EventId">Identifies the event; the same event seen again changes nothing.</param>
/// <param name="Time">When it happened (not when it arrived).</param>
/// <param name="Record">The record, for the fields that correlations group and measure by.</param>
/// <param name="Matches">The rules that matched it.</param>
public sealed record SigmaOccurrence(string EventId, DateTimeOffset Time, ISigmaRecord Record, IReadOnlyList<SigmaMatch> Matches);
