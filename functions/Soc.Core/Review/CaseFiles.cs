using Soc.Core.Incidents;
using Soc.Core.Ingest;
using Soc.Core.Ingest.Ledger;
using Soc.Core.Prepare;
using Soc.Core.Processes;
using Soc.Core.Recover;
using Soc.Core.Respond;
using Soc.Core.Stores;
using Soc.Core.Tenants;
using Soc.Core.Triage;

namespace Soc.Core.Review;

/// <summary>Puts together what is known about an incident, from its own stream and those of its containments.</summary>
public sealed class CaseFiles(IDocumentStore store, IEvidenceStore evidence, ITenantDirectories directories, TriagePolicy triage, ContainmentPolicy containment)
{
    private readonly EventStreams _streams = new(store);
    private readonly ProcessDefinition<IncidentState, IncidentCommand, IncidentEvent> _incident = Definitions.Incident(triage);
    private readonly ProcessDefinition<ContainmentState, ContainmentCommand, ContainmentEvent> _containment = Definitions.Containment(containment);

    /// <returns>Null for an incident that was never opened.</returns>
    /// <exception cref="BrokenChainException">A history does not hold.</exception>
    public async Task<IncidentState?> State(TenantId tenant, string incident, CancellationToken cancellation = default)
    {
        var stream = await _streams.Load(IncidentId.Of(tenant, incident), cancellation);
        return stream.Version == 0 ? null : _incident.Fold(stream);
    }

    /// <returns>Null for an incident that was never opened.</returns>
    /// <exception cref="BrokenChainException">A history does not hold.</exception>
    public async Task<IncidentView?> View(TenantId tenant, string incident, CancellationToken cancellation = default) =>
        await State(tenant, incident, cancellation) is { } state ? await View(tenant, state, cancellation) : null;

    public async Task<IncidentView> View(TenantId tenant, IncidentState state, CancellationToken cancellation = default) =>
        IncidentView.Of(
            state, await Directory(tenant, cancellation), await Reports(tenant, state, cancellation), await Notifications(tenant, state.Id, cancellation));

    /// <summary>The clocks that the law has set running; none for an incident that nobody called real yet.</summary>
    /// <exception cref="BrokenChainException">Their history does not hold.</exception>
    public async Task<NotificationState> Notifications(TenantId tenant, string incident, CancellationToken cancellation = default) =>
        Definitions.Notification.Fold(await _streams.Load(NotificationProcess.Of(tenant, incident), cancellation));

    /// <returns>Null for an incident that was never opened.</returns>
    /// <exception cref="BrokenChainException">A history does not hold.</exception>
    public async Task<CaseFile?> Open(TenantId tenant, string incident, CancellationToken cancellation = default)
    {
        var stream = await _streams.Load(IncidentId.Of(tenant, incident), cancellation);
        if (stream.Version == 0) return null;
        var state = _incident.Fold(stream);
        var containments = new Dictionary<string, IReadOnlyList<Recorded<ContainmentEvent>>>(StringComparer.Ordinal);
        foreach (var (id, key) in Begun(state))
            containments[id] = Record(_containment, await _streams.Load(ContainmentProcess.Of(tenant, key), cancellation));
        var events = Record(_incident, stream);
        return new(
            await View(tenant, state, cancellation),
            await Directory(tenant, cancellation),
            events,
            containments,
            await Verify(tenant, state, cancellation),
            Sight.Of(
                state,
                await Reports(tenant, state, cancellation),
                await new Quarantine(store, evidence).List(tenant, cancellation: cancellation).ToListAsync(cancellation),
                events.Select(recorded => recorded.Event)));
    }

    /// <summary>Where a containment stands; the initial state for one that was never begun.</summary>
    /// <param name="key">Of its process.</param>
    /// <exception cref="BrokenChainException">Its history does not hold.</exception>
    public async Task<ContainmentState> Containment(TenantId tenant, string key, CancellationToken cancellation = default) =>
        _containment.Fold(await _streams.Load(ContainmentProcess.Of(tenant, key), cancellation));

    /// <summary>Walks the hash chains of the incident and of every containment that it began.</summary>
    public async Task<IReadOnlyList<ChainFinding>> Verify(TenantId tenant, IncidentState state, CancellationToken cancellation = default)
    {
        var findings = new List<ChainFinding> { await Verify("incident", IncidentId.Of(tenant, state.Id), cancellation) };
        foreach (var (id, key) in Begun(state))
            findings.Add(await Verify(id, ContainmentProcess.Of(tenant, key), cancellation));
        if (await Verify(NotificationProcess.Kind, NotificationProcess.Of(tenant, state.Id), cancellation) is { Events: > 0 } clocks) findings.Add(clocks);
        return findings;
    }

    /// <summary>The incident's own chain; says what is wrong where <see cref="State"/> would throw.</summary>
    public Task<ChainFinding> Verify(TenantId tenant, string incident, CancellationToken cancellation = default) =>
        Verify("incident", IncidentId.Of(tenant, incident), cancellation);

    private async Task<ChainFinding> Verify(string name, ProcessId id, CancellationToken cancellation)
    {
        var verdict = await _streams.Verify(id, cancellation);
        return new(name, verdict.Version, verdict.Break?.ToString());
    }

    private Task<SourceReports> Reports(TenantId tenant, IncidentState state, CancellationToken cancellation) =>
        new LedgerReading(store).Reports(tenant, Sight.PeriodOf(state), cancellation);

    private async Task<TenantDirectory> Directory(TenantId tenant, CancellationToken cancellation) =>
        await directories.Find(tenant, cancellation) ?? new TenantDirectory(TenantProfile.Empty(tenant));

    private static IEnumerable<(string Id, string Key)> Begun(IncidentState state) =>
        state.Actions.Where(pair => pair.Value.ProcessKey is not null).Select(pair => (pair.Key, pair.Value.ProcessKey!));

    private static List<Recorded<TEvent>> Record<TState, TCommand, TEvent>(ProcessDefinition<TState, TCommand, TEvent> definition, EventStream stream) where TCommand : notnull =>
        [.. definition.History(stream).Select(each => new Recorded<TEvent>(each.Stored.Sequence, each.Stored.RecordedAt, each.Stored.Hash, each.Event))];
}
