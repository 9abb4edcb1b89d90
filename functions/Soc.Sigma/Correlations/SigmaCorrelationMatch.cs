namespace Soc.Sigma;

/// <summary>A correlation that began to hold for a group of events.</summary>
/// <param name="Key">Identifies the match: correlation, group, and the event with which it began to hold.</param>
/// <param name="Correlation">The correlation.</param>
/// <param name="Group">The fields grouped by, with the values that the events share, as the last of them writes them.</param>
/// <param name="First">Time of the first event that counts.</param>
/// <param name="Last">Time of the event with which the correlation began to hold.</param>
/// <param name="Number">What was measured: events, values, rules, or the sum, average or percentile.</param>
/// <param name="EventIds">
/// The events that count, by time. Where a correlation looks at correlations, the <see cref="Key"/> of their matches.
/// </param>
public sealed record SigmaCorrelationMatch(
    string Key,
    SigmaCorrelation Correlation,
    IReadOnlyList<KeyValuePair<string, string>> Group,
    DateTimeOffset First,
    DateTimeOffset Last,
    decimal Number,
    IReadOnlyList<string> EventIds);
