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
    public PipelineResult Read(ReadOnlyMemory<byte> body, SignalPosition position, ServedTenants tenants)
    {
        using var tape = RecordTape.Rent();
        var passage = new Passage(detections, _seen, tenants);
        var unreadable = new Ingestor(tenants).Read(body, position, tape, passage.Take);
        return passage.Result(unreadable);
    }

    /// <summary>A message's signals on their way, each read but once.</summary>
    private sealed class Passage(DetectionEngine detections, DuplicateWindow seen, ServedTenants tenants)
    {
        private readonly List<KeyValuePair<(TenantId Tenant, SignalSource Source), int>> _normalized = [];
        private readonly List<QuarantinedSignal> _failed = [];
        private readonly List<DetectedEvent> _detected = [];
        private readonly HashSet<HabitSighting> _habits = [];
        private int _duplicates;

        public void Take(Signal signal, RecordNode record)
        {
            if (!seen.Admit(signal))
            {
                _duplicates++;
                return;
            }

            var directory = tenants[signal.Tenant];
            switch (Normalizer.Normalize(signal, record, directory))
            {
                case Normalization.Succeeded succeeded:
                    Count(signal);
                    Detect(signal, succeeded.Event, record, directory);
                    _habits.UnionWith(HabitSighting.Of(succeeded.Event));
                    break;
                case Normalization.Failed failed:
                    _failed.Add(failed.Signal);
                    break;
            }
        }

        public PipelineResult Result(IReadOnlyList<QuarantinedSignal> unreadable) =>
            new(_normalized.Sum(pair => pair.Value) + _duplicates + _failed.Count + unreadable.Count, _duplicates, _normalized, [.. unreadable, .. _failed], _detected) { Habits = _habits };

        private void Detect(Signal signal, SecurityEvent found, RecordNode record, TenantDirectory directory)
        {
            if (detections.Detect(found, record, directory) is { Count: > 0 } alerts) _detected.Add(new(found.Tenant, found.Uid, signal.Original, alerts));
        }

        private void Count(Signal signal)
        {
            var at = _normalized.FindLastIndex(pair => pair.Key == (signal.Tenant, signal.Source));
            if (at < 0) _normalized.Add(new((signal.Tenant, signal.Source), 1));
            else _normalized[at] = new(_normalized[at].Key, _normalized[at].Value + 1);
        }
    }
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
    public IReadOnlyCollection<HabitSighting> Habits { get; init; } = [];
}

/// <param name="Uid">OCSF metadata.uid of the event, under which its record is kept as evidence.</param>
/// <param name="Record">UTF-8 JSON, as the source sent it.</param>
public sealed record DetectedEvent(TenantId Tenant, string Uid, ReadOnlyMemory<byte> Record, IReadOnlyList<Alert> Alerts);
