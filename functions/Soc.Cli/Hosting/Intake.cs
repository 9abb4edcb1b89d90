using Soc.Core.Correlate;
using Soc.Core.Detect;
using Soc.Core.Ingest;
using Soc.Core.Prepare;
using Soc.Core.Stores;
using Soc.Core.Tenants;
using Soc.Core.Triage;

namespace Soc.Cli.Hosting;

/// <summary>Takes messages in: first half, evidence, quarantine, correlation, word to the incidents, and the ledger. Everything may be done twice.</summary>
/// <param name="nameless">Whose the records are that name nobody; null: nobody's.</param>
/// <param name="again">Records that were taken in before are worked on like new ones, for rules or profiles that changed. They count as duplicates all the same.</param>
public sealed class Intake(SocHost host, SignalPipeline pipeline, TenantId? nameless = null, bool again = false)
{
    private readonly LedgerBatch _ledger = new(host.Ledger);
    private readonly BaselineBook _baselines = new(host.Store);
    private readonly Correlator _correlator = new(host.Store, TriagePolicy.Default);

    public Tally Tally { get; } = new();

    public async Task<Taken> Take(InboundMessage message, CancellationToken cancellation)
    {
        var tenants = (await host.Profiles.Snapshot(cancellation)).WithNameless(nameless);
        var read = pipeline.Read(message.Body, message.Position, tenants);
        var result = again ? read : read.Only(await _ledger.Fresh(read.Signals, message.ArrivedAt, cancellation));
        await _baselines.Note(result.Habits, cancellation);
        foreach (var unreadable in result.Quarantined) await host.Quarantine.Add(unreadable, message.ArrivedAt, cancellation);
        var told = false;
        foreach (var detected in result.Detected) told |= await Raise(detected, tenants, cancellation);
        _ledger.Add(result, message.ArrivedAt);
        // An incident that heard something is looked at, and says what the sources told.
        if (told || _ledger.IsFull) await Enter(cancellation);
        return new(told, result.Quarantined);
    }

    /// <summary>Enters what was taken into the ledger: before it is noted how far an input was read, and before anybody looks.</summary>
    public async Task Enter(CancellationToken cancellation) => Tally.Add(await _ledger.Enter(cancellation));

    private async Task<bool> Raise(DetectedEvent detected, ServedTenants tenants, CancellationToken cancellation)
    {
        await host.Evidence.Put(detected.Tenant, [EvidenceRecord.Of(detected.Uid, detected.Record)], cancellation);
        Tally.Add(detected);
        var told = false;
        foreach (var alert in detected.Alerts)
        {
            foreach (var (target, command) in await _correlator.Correlate(alert, tenants[alert.Tenant], host.Clock.GetUtcNow(), cancellation))
            {
                await host.Engine.Deliver(target, command, cancellation: cancellation);
                Tally.Incidents.Add(target);
                told = true;
            }
        }

        return told;
    }
}

/// <param name="Told">Whether an incident was told something.</param>
public sealed record Taken(bool Told, IReadOnlyList<QuarantinedSignal> Quarantined);
