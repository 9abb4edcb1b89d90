using Soc.Cli.Engine;
using Soc.Cli.Hosting;
using Soc.Core;
using Soc.Core.Correlate;
using Soc.Core.Detect;
using Soc.Core.Incidents;
using Soc.Core.Ingest;
using Soc.Core.Ingest.Ledger;
using Soc.Core.Prepare;
using Soc.Core.Processes;
using Soc.Core.Respond;
using Soc.Core.Review;
using Soc.Core.Stores;
using Soc.Core.Tenants;
using Soc.Core.Triage;
using Soc.Microsoft365;
using Soc.Simulator.Day;
using Soc.Simulator.Tenant;

namespace Soc.KillHarness;

/// <summary>
/// The attack from its first signal to the closed incident, on a local engine and a simulated clock: everything is taken in, approved,
/// contained, undone and closed. Where the clock stands and how far the day was read is in the store, so a run that was killed goes on.
/// </summary>
public sealed class IncidentStory
{
    private const string Table = "story";
    private const string ClockKey = "clock";
    private const string PositionKey = "position";

    private static readonly PartitionKey Partition = new(InventedTenant.Id, Table);
    private static readonly TenantDirectory Directory = new(InventedTenant.Profile);
    private static readonly ServedTenants Served = new([Directory]);
    private static readonly Analyst Approver = InventedTenant.Profile.Analysts.First(analyst => analyst.Tier is Tier.L3);

    private readonly IDocumentStore _store;
    private readonly IReadOnlyList<HubMessage> _day;
    private readonly CaseFiles _cases;

    private IncidentStory(IDocumentStore store, IEvidenceStore evidence, IReadOnlyList<HubMessage> day, DateTimeOffset now)
    {
        (_store, _day, Clock) = (store, day, new SimulatedClock(now));
        _cases = new(store, evidence, new Profiles(), TriagePolicy.Default, ContainmentPolicy.Default);
    }

    public SimulatedClock Clock { get; }

    /// <summary>The attack alone, each signal once, as it arrives on a good day.</summary>
    public static IReadOnlyList<HubMessage> Day { get; } = OfficeDay.Generate(1, new DayOptions(BenignSignals: 0) { Faults = DeliveryFaults.None });

    /// <param name="day">What arrives; <see cref="Day"/> where nothing else is given.</param>
    public static async Task<IncidentStory> Open(IDocumentStore store, IEvidenceStore evidence, CancellationToken cancellation, IReadOnlyList<HubMessage>? day = null) =>
        new(store, evidence, day ?? Day, await Read<DateTimeOffset?>(store, ClockKey, cancellation) ?? (day ?? Day)[0].EnqueuedAt);

    /// <param name="around">Puts something around the effects of the SOC.</param>
    /// <returns>The incident as a person sees it at the end, and the ledger of the day, as JSON.</returns>
    public async Task<string> Run(DetectionEngine detections, IContainment containment, Func<IEffectRunner, IEffectRunner> around, CancellationToken cancellation)
    {
        var engine = Engine(around(new EffectRunner(new Profiles(), containment, new NoCards(), new StandingNotices(), new NoReports())));
        await TakeIn(engine, new SignalPipeline(detections), cancellation);
        var incident = await new IncidentRegister(_store).List(InventedTenant.Id, cancellation).SingleAsync(cancellation);
        foreach (var verdict in new[] { Verdict.Approve, Verdict.Undo, Verdict.Close })
            await Say(engine, incident, verdict, cancellation);
        return SocJson.Write(new { incident = await _cases.View(InventedTenant.Id, incident, cancellation), ledger = await Ledger(cancellation) });
    }

    /// <summary>What became of every record of the day.</summary>
    private Task<IReadOnlyList<SourceHour>> Ledger(CancellationToken cancellation) =>
        new LedgerReading(_store).Hours(InventedTenant.Id, _day[0].EnqueuedAt.AddDays(-1), _day[^1].EnqueuedAt.AddDays(1), cancellation);

    /// <summary>Only takes the day in; nobody decides anything.</summary>
    /// <returns>Every incident that is not part of another, and how many records could not be read.</returns>
    public async Task<(IReadOnlyList<IncidentView> Incidents, int Quarantined)> Watch(DetectionEngine detections, CancellationToken cancellation)
    {
        var nobody = new EffectRunner(new Profiles(), new Microsoft365Containment([], Clock), new NoCards(), new StandingNotices(), new NoReports());
        var quarantined = await TakeIn(Engine(nobody), new SignalPipeline(detections), cancellation);
        var incidents = new List<IncidentView>();
        await foreach (var id in new IncidentRegister(_store).List(InventedTenant.Id, cancellation))
            if (await _cases.View(InventedTenant.Id, id, cancellation) is { Status: not IncidentStatus.Merged } view) incidents.Add(view);
        return (incidents, quarantined);
    }

    private LocalEngine Engine(IEffectRunner world) =>
        new(_store, Definitions.All(TriagePolicy.Default, ContainmentPolicy.Default), world, [InventedTenant.Id], Clock);

    /// <returns>How many records could not be read.</returns>
    private async Task<int> TakeIn(LocalEngine engine, SignalPipeline pipeline, CancellationToken cancellation)
    {
        var correlator = new Correlator(_store, TriagePolicy.Default);
        using var ledger = new SourceLedger(_store);
        var quarantined = 0;
        for (var next = await Read<int?>(_store, PositionKey, cancellation) ?? 0; next < _day.Count; next++)
        {
            var message = _day[next];
            await RunTo(engine, message.EnqueuedAt, cancellation);
            var inbound = new InboundMessage(new(message.Hub, message.Partition, message.Offset, 0), message.Body, message.EnqueuedAt);
            var all = pipeline.Read(inbound.Body, inbound.Position, Served);
            var read = all.Only(await ledger.Fresh(all.Signals, inbound.ArrivedAt, cancellation));
            quarantined += read.Quarantined.Count;
            foreach (var alert in read.Detected.SelectMany(detected => detected.Alerts))
                foreach (var (target, command) in await correlator.Correlate(alert, Directory, Clock.GetUtcNow(), cancellation))
                    await engine.Deliver(target, command, cancellation: cancellation);
            await ledger.Enter(read.Arrivals(inbound.ArrivedAt), cancellation);
            await engine.RunUntilIdle(cancellation);
            await Note(PositionKey, next + 1, cancellation);
        }

        return quarantined;
    }

    /// <summary>Says it unless it was said before the run was killed, and lets time pass until it is carried out.</summary>
    private async Task Say(LocalEngine engine, string incident, Verdict verdict, CancellationToken cancellation)
    {
        await engine.RunUntilIdle(cancellation);
        var state = await State(incident, cancellation);
        if (state.Decisions.All(decision => decision.Verdict != verdict))
        {
            var decision = new Decision(state.Card!.Id, Approver.Id, verdict, Clock.GetUtcNow());
            var delivery = await engine.Deliver(IncidentId.Of(InventedTenant.Id, incident), new IncidentCommand.Decide(decision, Approver), verdict.ToString(), cancellation);
            if (delivery.Refusal is { } refusal) throw new InvalidOperationException(refusal.Message);
        }

        await engine.RunUntilIdle(cancellation);
        while ((await State(incident, cancellation)).Actions.Values.Any(action => action.InFlight) && await engine.NextDue(cancellation) is { } due)
            await RunTo(engine, due, cancellation);
    }

    private async Task<IncidentState> State(string incident, CancellationToken cancellation) =>
        await _cases.State(InventedTenant.Id, incident, cancellation) ?? throw new InvalidOperationException("The incident is gone.");

    private async Task RunTo(LocalEngine engine, DateTimeOffset instant, CancellationToken cancellation)
    {
        while (await engine.NextDue(cancellation) is { } due && due <= instant)
        {
            await Move(due, cancellation);
            await engine.RunUntilIdle(cancellation);
        }

        await Move(instant, cancellation);
    }

    private async Task Move(DateTimeOffset instant, CancellationToken cancellation)
    {
        if (instant <= Clock.GetUtcNow()) return;
        await Note(ClockKey, instant, cancellation);
        Clock.MoveTo(instant);
    }

    private async Task Note<T>(string key, T value, CancellationToken cancellation)
    {
        Write write = await _store.Get(Table, Partition, key, cancellation) is { } before
            ? new Write.Replace(key, SocJson.Write(value), before.ETag)
            : new Write.Insert(key, SocJson.Write(value));
        await _store.Write(Table, Partition, [write], cancellation);
    }

    private static async Task<T?> Read<T>(IDocumentStore store, string key, CancellationToken cancellation) =>
        await store.Get(Table, Partition, key, cancellation) is { } document ? SocJson.Read<T>(document.Body) : default;

    private sealed class Profiles : ITenantDirectories
    {
        public ValueTask<TenantDirectory?> Find(TenantId tenant, CancellationToken cancellation) => ValueTask.FromResult<TenantDirectory?>(tenant == InventedTenant.Id ? Directory : null);

        public ValueTask<IReadOnlyList<TenantId>> Tenants(CancellationToken cancellation) => ValueTask.FromResult<IReadOnlyList<TenantId>>([InventedTenant.Id]);
    }

    private sealed class NoCards : ICardChannel
    {
        public Task Present(TenantId tenant, string incidentId, Card card, CancellationToken cancellation) => Task.CompletedTask;

        public Task Withdraw(TenantId tenant, string incidentId, string cardId, CardEnd end, CancellationToken cancellation) => Task.CompletedTask;
    }

    private sealed class NoReports : IReportShelf
    {
        public Task Write(TenantId tenant, string incidentId, CancellationToken cancellation) => Task.CompletedTask;
    }
}
