using Soc.Core.Ingest;
using Soc.Core.Prepare;
using Soc.Core.Stores;

namespace Soc.Core.Detect;

/// <summary>
/// The first half behind a hub: reads each message, quarantines what cannot be read, keeps the records that raised alerts as evidence, and
/// publishes the alerts. Everything may be done twice.
/// </summary>
public sealed class TelemetryIntake(
    DetectionEngine detections, StoredDirectories directories, SourceLedger ledger, BaselineBook baselines, IEvidenceStore evidence, Quarantine quarantine, IAlertHub alerts, TimeProvider clock)
{
    /// <summary>Works on one message.</summary>
    public async Task Take(InboundMessage message, CancellationToken cancellation)
    {
        using var span = IntakeTelemetry.Begin(message);
        var tenants = await directories.Served(cancellation);
        foreach (var result in Read(message, tenants))
        {
            foreach (var ((tenant, source), _) in result.Normalized) await ledger.Note(tenant, source, clock.GetUtcNow(), cancellation);
            await baselines.Note(result.Habits, cancellation);
            foreach (var unreadable in result.Quarantined) await quarantine.Add(unreadable, cancellation);
            foreach (var detected in result.Detected) await Raise(message.Position, detected, cancellation);
            IntakeTelemetry.Count(result);
        }
    }

    /// <summary>A record that breaks the stages takes none of its message with it: then they are read one by one.</summary>
    private IReadOnlyList<PipelineResult> Read(InboundMessage message, ServedTenants tenants)
    {
        if (TryRead(message.Body, message.Position, tenants) is { } whole) return [whole];
        var ingested = new Ingestor(tenants).Read(message.Body, message.Position);
        return
        [
            new(ingested.Quarantined.Count, 0, [], ingested.Quarantined, []),
            .. ingested.Signals.Select(signal => TryRead(signal.Record, signal.Position, tenants) ?? Refuse(signal)),
        ];
    }

    /// <summary>With a window of its own: one that outlived the message would take a second try for a duplicate, and the record would be gone.</summary>
    private PipelineResult? TryRead(ReadOnlyMemory<byte> body, SignalPosition position, ServedTenants tenants)
    {
        try
        {
            return new SignalPipeline(detections).Read(body, position, tenants);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return null;
        }
    }

    private static PipelineResult Refuse(Signal signal) =>
        new(1, 0, [], [new(signal.Position, signal.Tenant, QuarantineReason.Unprocessable, "a stage broke on it", signal.Original)], []);

    private async Task Raise(SignalPosition position, DetectedEvent detected, CancellationToken cancellation)
    {
        try
        {
            await evidence.Put(detected.Tenant, [EvidenceRecord.Of(detected.Uid, detected.Record)], cancellation);
            var published = await alerts.Publish(detected.Alerts, cancellation);
            if (published.TooLarge.Count > 0) await Refuse(position, detected, "an alert of it is larger than a message of the alerts hub", cancellation);
        }
        catch (ArgumentException broken)
        {
            await Refuse(position, detected, $"it cannot be kept: {broken.GetType().Name}", cancellation);
        }
    }

    private Task Refuse(SignalPosition position, DetectedEvent detected, string reason, CancellationToken cancellation) =>
        quarantine.Add(new(position, detected.Tenant, QuarantineReason.Unprocessable, reason, detected.Record), cancellation);
}
