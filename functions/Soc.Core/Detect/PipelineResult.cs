using Soc.Core.Ingest;
using Soc.Core.Ingest.Ledger;
using Soc.Core.Prepare;
using Soc.Core.Tenants;

namespace Soc.Core.Detect;

/// <summary>What became of one message: each of its records is one of these.</summary>
/// <param name="Unreadable">What is no signal.</param>
public sealed record PipelineResult(IReadOnlyList<QuarantinedSignal> Unreadable, IReadOnlyList<SignalOutcome> Outcomes)
{
    /// <summary>What the message says about people's habits, each once.</summary>
    public IReadOnlyCollection<HabitSighting> Habits { get; init; } = [];

    public IReadOnlyList<Signal> Signals => [.. Outcomes.Select(outcome => outcome.Signal)];

    public IReadOnlyList<QuarantinedSignal> Quarantined => [.. Unreadable, .. Outcomes.Select(outcome => outcome.Unreadable).OfType<QuarantinedSignal>()];

    /// <summary>Events that raised alerts, with their raw records.</summary>
    public IEnumerable<DetectedEvent> Detected => Outcomes.Select(outcome => outcome.Detected).OfType<DetectedEvent>();

    /// <summary>The same, where all but these signals turned out to be copies of what was dealt with before.</summary>
    public PipelineResult Only(IReadOnlyList<Signal> fresh)
    {
        var worked = new HashSet<Signal>(fresh, ReferenceEqualityComparer.Instance);
        return this with { Outcomes = [.. Outcomes.Select(outcome => worked.Contains(outcome.Signal) ? outcome : new(outcome.Signal, Fate.Duplicate))] };
    }

    /// <param name="arrivedAt">Of the message.</param>
    public IReadOnlyList<Arrival> Arrivals(DateTimeOffset arrivedAt) =>
    [
        .. Unreadable.Select(unreadable => Arrival.Of(unreadable, arrivedAt)),
        .. Outcomes.Select(outcome => outcome.Unreadable is { } unreadable ? Arrival.Of(unreadable, arrivedAt) : Arrival.Of(outcome.Signal, arrivedAt, outcome.Fate)),
    ];
}

/// <summary>What became of one signal.</summary>
public sealed record SignalOutcome(Signal Signal, Fate Fate)
{
    /// <summary>The event, when it raised alerts.</summary>
    public DetectedEvent? Detected { get; init; }

    /// <summary>Set when it could not be worked on.</summary>
    public QuarantinedSignal? Unreadable { get; init; }

    public static SignalOutcome Refused(Signal signal, QuarantinedSignal unreadable) => new(signal, Fate.Quarantined) { Unreadable = unreadable };
}

/// <param name="Uid">OCSF metadata.uid of the event, under which its record is kept as evidence.</param>
/// <param name="Record">UTF-8 JSON, as the source sent it.</param>
public sealed record DetectedEvent(TenantId Tenant, string Uid, ReadOnlyMemory<byte> Record, IReadOnlyList<Alert> Alerts);
