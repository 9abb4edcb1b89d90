using Soc.Cli.Engine;
using Soc.Cli.Hosting;
using Soc.Contracts;
using Soc.Core;
using Soc.Core.Correlate;
using Soc.Core.Detect;
using Soc.Core.Ingest;
using Soc.Core.Ingest.Ledger;
using Soc.Core.Prepare;
using Soc.Core.Processes;
using Soc.Core.Respond;
using Soc.Core.Review;
using Soc.Core.Stores;
using Soc.Core.Triage;
using Soc.Functions.Detect;
using Soc.Functions.Triage;
using Soc.Microsoft365;
using Soc.Simulator.Server;
using Soc.Simulator.Tenant;

namespace Soc.Functions.Tests.Story;

/// <summary>The same SOC on the engine of one machine.</summary>
internal sealed class LocalSoc : IStoryHost
{
    private readonly SimulatedClock _clock;
    private readonly TenantServer _tenant;
    private readonly Microsoft365Containment _containment;
    private readonly LocalEngine _engine;
    private readonly SignalPipeline _pipeline = new(ContentFolder.Load(AppContext.BaseDirectory));
    private readonly SourceLedger _ledger;
    private readonly Correlator _correlator;
    private readonly TenantDirectory _directory = new(InventedTenant.Profile);

    private LocalSoc(TenantServer tenant, SimulatedClock clock, StoredDirectories directories, InMemoryDocumentStore store)
    {
        (_tenant, _clock, Store, _correlator, _ledger) = (tenant, clock, store, new(store, TriagePolicy.Default), new(store));
        _containment = new([new(InventedTenant.Id, new StaticToken("loopback")) { Graph = tenant.Graph, Defender = tenant.Defender }], clock);
        Cases = new(store, new InMemoryEvidenceStore(), directories, TriagePolicy.Default, ContainmentPolicy.Default);
        var runner = new EffectRunner(directories, _containment, new StandingCards(), new StandingNotices(), new StoredReports(store, Cases));
        _engine = new(store, Definitions.All(TriagePolicy.Default, ContainmentPolicy.Default), runner, [InventedTenant.Id], clock);
    }

    public DateTimeOffset Now => _clock.GetUtcNow();
    public IDocumentStore Store { get; }
    public CaseFiles Cases { get; }
    public IReadOnlyList<JournalEntry> Journal => _tenant.Journal;

    public static async Task<LocalSoc> Open(DateTimeOffset start, CancellationToken cancellation)
    {
        var (clock, store) = (new SimulatedClock(start), new InMemoryDocumentStore());
        var directories = new StoredDirectories(store, clock);
        await directories.Save(InventedTenant.Profile, cancellation);
        return new(await TenantServer.Start(InventedTenant.Seed, new TenantServerOptions(), clock, cancellation), clock, directories, store);
    }

    public async Task Take(Simulator.Day.HubMessage message, CancellationToken cancellation)
    {
        var inbound = new InboundMessage(new(message.Hub, message.Partition, message.Offset, 0), message.Body, message.EnqueuedAt);
        var read = _pipeline.Read(inbound.Body, inbound.Position, new([_directory]));
        var result = read.Only(await _ledger.Fresh(read.Signals, inbound.ArrivedAt, cancellation));
        foreach (var alert in result.Detected.SelectMany(detected => detected.Alerts))
            foreach (var (target, command) in await _correlator.Correlate(alert, _directory, Now, cancellation))
                await _engine.Deliver(target, command, cancellation: cancellation);
        await _ledger.Enter(result.Arrivals(inbound.ArrivedAt), cancellation);
        await _engine.RunUntilIdle(cancellation);
    }

    public async Task MoveTo(DateTimeOffset instant, CancellationToken cancellation)
    {
        await _engine.RunUntilIdle(cancellation);
        while (await _engine.NextDue(cancellation) is { } due && due <= instant)
        {
            if (due > Now) _clock.MoveTo(due);
            await _engine.RunUntilIdle(cancellation);
        }
        if (instant > Now) _clock.MoveTo(instant);
    }

    public async Task<Delivery> Tell(ProcessId target, object command, CancellationToken cancellation)
    {
        var delivery = await _engine.Deliver(target, command, cancellation: cancellation);
        await _engine.RunUntilIdle(cancellation);
        return delivery;
    }

    public async ValueTask DisposeAsync()
    {
        _containment.Dispose();
        _ledger.Dispose();
        await _tenant.DisposeAsync();
    }
}
