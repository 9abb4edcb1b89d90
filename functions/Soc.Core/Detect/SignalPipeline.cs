using Soc.Core.Ingest;
using Soc.Core.Ingest.Ledger;
using Soc.Core.Normalize;
using Soc.Core.Prepare;

namespace Soc.Core.Detect;

/// <summary>The first half of the way of the data: Ingest, Normalize, Detect, for one message at a time. Remembers nothing. Safe for threads.</summary>
public sealed class SignalPipeline(DetectionEngine detections)
{
    /// <param name="body">What <see cref="Ingestor"/> reads.</param>
    /// <param name="tenants">Whom this SOC serves, as they stand now.</param>
    public PipelineResult Read(ReadOnlyMemory<byte> body, SignalPosition position, ServedTenants tenants)
    {
        using var tape = RecordTape.Rent();
        var passage = new Passage(detections, tenants);
        var unreadable = new Ingestor(tenants).Read(body, position, tape, passage.Take);
        return passage.Result(unreadable);
    }

    /// <summary>A message's signals on their way, each read but once.</summary>
    private sealed class Passage(DetectionEngine detections, ServedTenants tenants)
    {
        private readonly List<SignalOutcome> _outcomes = [];
        private readonly HashSet<HabitSighting> _habits = [];

        private TenantDirectory? _latest;

        public void Take(Signal signal, RecordNode record)
        {
            // Most messages are of one tenant.
            var directory = _latest?.Profile.Tenant == signal.Tenant ? _latest : _latest = tenants[signal.Tenant];
            _outcomes.Add(Normalizer.Normalize(signal, record, directory) switch
            {
                Normalization.Failed failed => SignalOutcome.Refused(signal, failed.Signal),
                Normalization.Succeeded { Event: var found } when OwnActs.Include(found, directory) => new(signal, Fate.Own),
                Normalization.Succeeded { Event: var found } => Detect(signal, found, record, directory),
                var unknown => throw new InvalidOperationException($"A normalization of unknown kind: {unknown.GetType().Name}."),
            });
        }

        public PipelineResult Result(IReadOnlyList<QuarantinedSignal> unreadable) => new(unreadable, _outcomes) { Habits = _habits };

        private SignalOutcome Detect(Signal signal, SecurityEvent found, RecordNode record, TenantDirectory directory)
        {
            _habits.UnionWith(HabitSighting.Of(found));
            var alerts = detections.Detect(found, record, directory);
            return new(signal, Fate.Normalized) { Detected = alerts.Count > 0 ? new(found.Tenant, alerts[0].EventUid, signal.Original, alerts) : null };
        }
    }
}
