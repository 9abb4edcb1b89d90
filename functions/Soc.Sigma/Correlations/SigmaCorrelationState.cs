namespace Soc.Sigma;

/// <summary>All that a <see cref="SigmaCorrelator"/> remembers, as plain data that can be stored and restored.</summary>
/// <param name="Newest">Time of the newest event seen, in ticks (100 ns since year 1, UTC).</param>
/// <param name="Groups">The groups of events that may still matter.</param>
public sealed record SigmaCorrelationState(long Newest, IReadOnlyList<SigmaCorrelationState.Group> Groups)
{
    /// <summary>Nothing seen yet.</summary>
    public static SigmaCorrelationState Empty { get; } = new(0, []);

    /// <summary>The events of one group of one correlation.</summary>
    /// <param name="Correlation">Identifier of the correlation.</param>
    /// <param name="Fields">Names of the fields whose values the events carry.</param>
    /// <param name="Events">The events by time.</param>
    public sealed record Group(string Correlation, IReadOnlyList<string> Fields, IReadOnlyList<Event> Events);

    /// <summary>One event.</summary>
    /// <param name="Id">Its identifier.</param>
    /// <param name="Time">When it happened, in ticks.</param>
    /// <param name="Source">Which of the correlation's rules it matched, by position.</param>
    /// <param name="Values">Values of the group's fields; null where the event has none.</param>
    /// <param name="Held">Whether the correlation held at this event.</param>
    /// <param name="Began">Whether it began to hold at this event.</param>
    public sealed record Event(string Id, long Time, int Source, IReadOnlyList<string?> Values, bool Held, bool Began);
}
