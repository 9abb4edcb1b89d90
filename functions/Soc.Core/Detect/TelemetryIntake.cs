using Soc.Core.Ingest;
using Soc.Core.Ingest.Ledger;
using Soc.Core.Prepare;
using Soc.Core.Stores;

namespace Soc.Core.Detect;

/// <summary>
/// The first half behind a hub: reads each message, keeps the records that raised alerts as evidence, publishes the alerts, quarantines what could
/// not be read, and last of all enters the message into the ledger: until then every try finds its records fresh. Everything may be done twice.
/// </summary>
public sealed class TelemetryIntake(
    SignalPipeline pipeline, StoredDirectories directories, SourceLedger ledger, BaselineBook baselines, IEvidenceStore evidence, Quarantine quarantine, IAlertHub alerts)
{
    /// <summary>Works on one message.</summary>
    /// <returns>What could not be read or worked on.</returns>
    public async Task<IReadOnlyList<QuarantinedSignal>> Take(InboundMessage message, CancellationToken cancellation)
    {
        using var span = IntakeTelemetry.Begin(message);
        var read = Read(message, await directories.Served(cancellation));
        var result = await Raise(read.Only(await ledger.Fresh(read.Signals, message.ArrivedAt, cancellation)), cancellation);
        await baselines.Note(result.Habits, cancellation);
        foreach (var unreadable in result.Quarantined) await quarantine.Add(unreadable, message.ArrivedAt, cancellation);
        await ledger.Enter(result.Arrivals(message.ArrivedAt), cancellation);
        IntakeTelemetry.Count(result);
        return result.Quarantined;
    }

    /// <summary>A record that breaks the stages takes none of its message with it: then they are read one by one.</summary>
    private PipelineResult Read(InboundMessage message, ServedTenants tenants)
    {
        if (TryRead(message.Body, message.Position, tenants) is { } whole) return whole;
        var ingested = new Ingestor(tenants).Read(message.Body, message.Position);
        var each = ingested.Signals.Select(signal => TryRead(signal.Record, signal.Position, tenants) ?? new([], [Refuse(signal, "a stage broke on it")])).ToList();
        return new([.. ingested.Quarantined, .. each.SelectMany(one => one.Unreadable)], [.. each.SelectMany(one => one.Outcomes)]) { Habits = [.. each.SelectMany(one => one.Habits)] };
    }

    private PipelineResult? TryRead(ReadOnlyMemory<byte> body, SignalPosition position, ServedTenants tenants)
    {
        try
        {
            return pipeline.Read(body, position, tenants);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return null;
        }
    }

    private async Task<PipelineResult> Raise(PipelineResult result, CancellationToken cancellation)
    {
        var outcomes = new List<SignalOutcome>();
        foreach (var outcome in result.Outcomes) outcomes.Add(outcome.Detected is { } detected ? await Raise(outcome, detected, cancellation) : outcome);
        return result with { Outcomes = outcomes };
    }

    private async Task<SignalOutcome> Raise(SignalOutcome outcome, DetectedEvent detected, CancellationToken cancellation)
    {
        try
        {
            await evidence.Put(detected.Tenant, [EvidenceRecord.Of(detected.Uid, detected.Record)], cancellation);
            var published = await alerts.Publish(detected.Alerts, cancellation);
            return published.TooLarge.Count == 0 ? outcome : Refuse(outcome.Signal, "an alert of it is larger than a message of the alerts hub");
        }
        catch (ArgumentException broken)
        {
            return Refuse(outcome.Signal, $"it cannot be kept: {broken.GetType().Name}");
        }
    }

    private static SignalOutcome Refuse(Signal signal, string reason) => SignalOutcome.Refused(
        signal, new(signal.Position, signal.Tenant, QuarantineReason.Unprocessable, reason, signal.Original) { Source = signal.Source, Time = signal.Time });
}
