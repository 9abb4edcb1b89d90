using Soc.Core.Correlate;
using Soc.Core.Detect;
using Soc.Core.Ingest;
using Soc.Core.Prepare;
using Soc.Core.Stores;
using Soc.Core.Tenants;
using Soc.Core.Triage;

namespace Soc.Cli.Hosting;

/// <summary>Takes messages in: first half, evidence, quarantine, correlation, and word to the incidents. Everything may be done twice.</summary>
/// <param name="nameless">Whose the records are that name nobody; null: nobody's.</param>
public sealed class Intake(SocHost host, SignalPipeline pipeline, TenantId? nameless = null)
{
    private readonly SourceLedger _ledger = new(host.Store);
    private readonly BaselineBook _baselines = new(host.Store);
    private readonly Correlator _correlator = new(host.Store, TriagePolicy.Default);

    public Tally Tally { get; } = new();

    public async Task<Taken> Take(ReadOnlyMemory<byte> body, SignalPosition position, CancellationToken cancellation)
    {
        var tenants = (await host.Profiles.Snapshot(cancellation)).WithNameless(nameless);
        var result = pipeline.Read(body, position, tenants);
        foreach (var ((tenant, source), _) in result.Normalized) await _ledger.Note(tenant, source, host.Clock.GetUtcNow(), cancellation);
        await _baselines.Note(result.Habits, cancellation);
        foreach (var unreadable in result.Quarantined) await host.Quarantine.Add(unreadable, cancellation);
        var told = false;
        foreach (var detected in result.Detected) told |= await Raise(detected, tenants, cancellation);
        Tally.Add(result);
        return new(told, result.Quarantined);
    }

    private async Task<bool> Raise(DetectedEvent detected, ServedTenants tenants, CancellationToken cancellation)
    {
        await host.Evidence.Put(detected.Tenant, [EvidenceRecord.Of(detected.Uid, detected.Record)], cancellation);
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
