using Soc.Core.Ingest;
using Soc.Core.Normalize;
using Soc.Core.Prepare;
using Soc.Core.Tenants;

namespace Soc.Core.Detect;

/// <summary>
/// The first half of the way of the data: Ingest, Normalize, Detect, for one message at a time. Keeps nothing but a window of the keys it
/// has seen lately, to spare itself work; it may be dropped at any time. Not safe for threads.
/// </summary>
/// <param name="window">How many signals to remember as seen.</param>
public sealed class SignalPipeline(DetectionEngine detections, int window = 200_000)
{
    private readonly DuplicateWindow _seen = new(window);

    /// <param name="body">What <see cref="Ingestor"/> reads.</param>
    /// <param name="tenants">Whom this SOC serves, as they stand now.</param>
    public PipelineResult Read(ReadOnlyMemory<byte> body, SignalPosition position, IReadOnlyDictionary<TenantId, TenantDirectory> tenants)
    {
        var ingested = new Ingestor(new(tenants.Values.Select(directory => directory.Profile))).Read(body, position);
        var fresh = ingested.Signals.Where(_seen.Admit).ToList();
        var outcomes = fresh.Select(signal => (Signal: signal, Outcome: Normalizer.Normalize(signal, tenants[signal.Tenant]))).ToList();
        var normalized = outcomes.Where(pair => pair.Outcome is Normalization.Succeeded).Select(pair => (pair.Signal, ((Normalization.Succeeded)pair.Outcome).Event)).ToList();
        return new(
            ingested.Received,
            ingested.Signals.Count - fresh.Count,
            [.. normalized.Select(pair => (pair.Event.Tenant, pair.Event.Source)).CountBy(pair => pair)],
            [.. ingested.Quarantined, .. outcomes.Select(pair => pair.Outcome).OfType<Normalization.Failed>().Select(failed => failed.Signal)],
            [.. normalized.Select(pair => Detect(pair.Signal, pair.Event, tenants[pair.Event.Tenant])).Where(detected => detected.Alerts.Count > 0)])
        {
            Habits = [.. normalized.SelectMany(pair => HabitSighting.Of(pair.Event)).Distinct()],
        };
    }

    private DetectedEvent Detect(Signal signal, SecurityEvent found, TenantDirectory directory) =>
        new(found.Tenant, found.Uid, signal.Original, detections.Detect(found, directory));
}

/// <summary>What became of one message: <see cref="Received"/> is the sum of duplicates, normalized and quarantined.</summary>
/// <param name="Normalized">How many signals of which tenant and source.</param>
/// <param name="Detected">Events that raised alerts, with their raw records.</param>
public sealed record PipelineResult(
    int Received,
    int Duplicates,
    IReadOnlyList<KeyValuePair<(TenantId Tenant, SignalSource Source), int>> Normalized,
    IReadOnlyList<QuarantinedSignal> Quarantined,
    IReadOnlyList<DetectedEvent> Detected)
{
    /// <summary>What the message says about people's habits, each once.</summary>
    public IReadOnlyList<HabitSighting> Habits { get; init; } = [];
}

/// <param name="Uid">OCSF metadata.uid of the event, under which its record is kept as evidence.</param>
/// <param name="Record">UTF-8 JSON, as the source sent it.</param>
public sealed record DetectedEvent(TenantId Tenant, string Uid, ReadOnlyMemory<byte> Record, IReadOnlyList<Alert> Alerts);
