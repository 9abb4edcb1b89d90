using System.Globalization;
using Soc.Sigma;

namespace Soc.Cli.Rules;

/// <summary>Carries the correlations of a rule set along while files are read. What they find is known when all is read.</summary>
internal sealed class CorrelationWatch(SigmaRuleSet rules)
{
    /// <summary>Files come in any order, so what lies a year behind the newest event still counts.</summary>
    private static readonly TimeSpan AllowedLateness = TimeSpan.FromDays(365);

    /// <summary>Where records say when they happened. The event's own time goes before the time at which it was passed on.</summary>
    private static readonly string[] TimeFields =
    [
        "properties.Timestamp", "properties.createdDateTime", "properties.activityDateTime", "Timestamp", "TimeGenerated", "CreationTime", "UtcTime",
        "@timestamp", "time", "SystemTime", "Event.System.TimeCreated.#attributes.SystemTime", "Event.System.TimeCreated_attributes.SystemTime", "TimeCreated",
    ];

    private readonly SigmaCorrelator? _correlator = rules.Correlations.Count == 0 ? null : new(rules, new SigmaCorrelationOptions { AllowedLateness = AllowedLateness });
    private readonly Dictionary<string, SigmaCorrelationMatch> _held = [];

    /// <summary>Records that matched a rule and say no time, or one too far back: no correlation has seen them.</summary>
    public long Uncounted { get; private set; }

    /// <summary>What holds in the end and is worth a line of its own, by time.</summary>
    public IReadOnlyList<SigmaCorrelationMatch> Matches =>
        [.. _held.Values.Where(match => rules.StandsAlone(match.Correlation)).OrderBy(match => match.Last).ThenBy(match => match.Key, StringComparer.Ordinal)];

    /// <param name="eventId">Where the record stands.</param>
    public void Observe(string eventId, IReadOnlyList<SigmaMatch> matches)
    {
        if (_correlator is null) return;
        if (TimeOf(matches[0].Record) is not { } time)
        {
            Uncounted++;
            return;
        }

        // One by one, because each rule names the record's fields in its own way.
        var late = false;
        foreach (var match in matches) late |= Observe(new SigmaOccurrence(eventId, time, match.Record, [match]));
        if (late) Uncounted++;
    }

    private bool Observe(SigmaOccurrence occurrence)
    {
        var changes = _correlator!.Observe(occurrence);
        foreach (var match in changes.Raised) _held[match.Key] = match;
        foreach (var key in changes.Withdrawn) _held.Remove(key);
        return changes.TooLate;
    }

    private static DateTimeOffset? TimeOf(ISigmaRecord record)
    {
        foreach (var field in TimeFields)
            if (DateTimeOffset.TryParse(record.Field(field).Text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)) return time;
        return null;
    }
}
