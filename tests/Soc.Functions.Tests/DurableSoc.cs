using System.Text;
using Azure.Core;
using Azure.Messaging.EventHubs;
using Azure.Messaging.EventHubs.Producer;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Soc.Contracts;
using Soc.Core;
using Soc.Core.Detect;
using Soc.Core.Incidents;
using Soc.Core.Ingest;
using Soc.Core.Prepare;
using Soc.Core.Processes;
using Soc.Core.Respond;
using Soc.Core.Review;
using Soc.Core.Stores;
using Soc.Core.Tenants;
using Soc.Functions.Correlate;
using Soc.Functions.Incidents;
using Soc.Functions.Ingest;
using Soc.Functions.Prepare;
using Soc.Functions.Processes;
using Soc.Functions.Recover;
using Soc.Functions.Respond;
using Soc.Functions.Tests.Driver;
using Soc.Functions.Tests.Story;
using Soc.Functions.Triage;
using Soc.Microsoft365;
using Soc.Microsoft365.Teams;
using Soc.Simulator.Server;
using Soc.Simulator.Tenant;

namespace Soc.Functions.Tests;

/// <summary>The functions as they are composed for Azure, over stores in memory, the in-memory durable engine and a simulated tenant.</summary>
internal sealed class DurableSoc : IStoryHost
{
    /// <summary>The client id of the SOC's identity.</summary>
    public const string OwnApplication = "5A0C7D3E-91B4-4E2F-8C6D-0F1E2D3C4B5A";

    private readonly ServiceProvider _services;
    private readonly TenantServer _tenant;
    private readonly DriverClient _client;

    private DurableSoc(TenantServer tenant, SettableClock clock, TeamsBot? bot)
    {
        (_tenant, Clock, Driver) = (tenant, clock, new DurableDriver(clock) { OldestWaitFirst = true });
        _client = new(Driver);
        _services = Furnish(bot);
        Driver.Orchestrator(nameof(IncidentOrchestrator), IncidentOrchestrator.Run)
            .Orchestrator(nameof(ContainmentOrchestrator), ContainmentOrchestrator.Run)
            .Orchestrator(nameof(NotificationOrchestrator), NotificationOrchestrator.Run)
            .Activity<TurnRequest>(nameof(AdvanceProcess), async request => await Advance(request));
    }

    public SettableClock Clock { get; }
    public DurableDriver Driver { get; }
    public LoopHub AlertsHub { get; } = new();
    public InMemoryDocumentStore Documents { get; } = new();
    public FailingEvidence EvidenceStore { get; } = new();
    public DateTimeOffset Now => Clock.Now;
    public CaseFiles Cases => _services.GetRequiredService<CaseFiles>();
    public IDocumentStore Store => Documents;
    public IReadOnlyList<JournalEntry> Journal => _tenant.Journal;

    /// <summary>What the next turn dies of, once, right after the process was advanced.</summary>
    public string? NextCrash { get; set; }

    public int Turns { get; private set; }

    /// <param name="onboarded">The tenant's profile is stored.</param>
    /// <param name="bot">Null: a host without one.</param>
    public static async Task<DurableSoc> Open(DateTimeOffset start, CancellationToken cancellation, bool onboarded = true, TeamsBot? bot = null)
    {
        var clock = new SettableClock(start);
        var tenant = await TenantServer.Start(InventedTenant.Seed, new TenantServerOptions(), clock, cancellation);
        var soc = new DurableSoc(tenant, clock, bot);
        if (onboarded) await soc.Get<StoredDirectories>().Save(InventedTenant.Profile, cancellation);
        return soc;
    }

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    public DurableTaskClient Client => _client;

    /// <summary>What one invocation of a function gets.</summary>
    public AsyncServiceScope Scope() => _services.CreateAsyncScope();

    public static TelemetryIntake Telemetry(AsyncServiceScope scope) => scope.ServiceProvider.GetRequiredService<TelemetryIntake>();

    public async Task Take(Simulator.Day.HubMessage message, CancellationToken cancellation)
    {
        var @event = EventHubsModelFactory.EventData(new BinaryData(message.Body), sequenceNumber: message.Offset, offsetString: $"{message.Offset}", enqueuedTime: message.EnqueuedAt);
        await Ingest([@event], message.Hub, message.Partition, cancellation);
        await CorrelateAll(cancellation);
        await Driver.Run();
    }

    public async Task Ingest(EventData[] events, string hub, string partition, CancellationToken cancellation)
    {
        await using var scope = _services.CreateAsyncScope();
        await ActivatorUtilities.CreateInstance<IngestTelemetry>(scope.ServiceProvider).Run(events, new Invocation(hub, partition), cancellation);
    }

    public async Task CorrelateAll(CancellationToken cancellation)
    {
        if (AlertsHub.Take() is { Length: > 0 } alerts)
            await ActivatorUtilities.CreateInstance<CorrelateAlerts>(_services).Run(alerts, _client, new Invocation("alerts", "0"), cancellation);
    }

    public Task MoveTo(DateTimeOffset instant, CancellationToken cancellation) => Driver.MoveTo(instant);

    public async Task<Delivery> Tell(ProcessId target, object command, CancellationToken cancellation)
    {
        var delivery = await Get<Engines>().For(_client).Deliver(target, command, cancellation: cancellation);
        await Driver.Run();
        return delivery;
    }

    public async Task Sweep(CancellationToken cancellation)
    {
        await ActivatorUtilities.CreateInstance<SweepWakes>(_services).Run(new(), _client, cancellation);
        await Driver.Run();
    }

    public Task Survey(CancellationToken cancellation) =>
        ActivatorUtilities.CreateInstance<SurveyTenant>(_services).Run(new(), cancellation);

    public async Task ReplayQuarantine(CancellationToken cancellation)
    {
        await using var scope = _services.CreateAsyncScope();
        await ActivatorUtilities.CreateInstance<ReplayQuarantine>(scope.ServiceProvider).Run(new(), _client, cancellation);
    }

    public Task ApplyRetention(CancellationToken cancellation) =>
        ActivatorUtilities.CreateInstance<ApplyRetention>(_services).Run(new(), cancellation);

    public Task RollUp(CancellationToken cancellation) =>
        ActivatorUtilities.CreateInstance<RollUpBaselines>(_services).Run(new(), cancellation);

    /// <summary>A request to the bot's endpoint, and what follows from it.</summary>
    public async Task<IActionResult> Post(string? authorization, string body, CancellationToken cancellation)
    {
        var request = new DefaultHttpContext().Request;
        if (authorization is not null) request.Headers.Authorization = authorization;
        request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        var answer = await ActivatorUtilities.CreateInstance<ReceiveTeamsActivity>(_services).Run(request, _client, cancellation);
        await Driver.Run();
        return answer;
    }

    public Task DeliverCards(CancellationToken cancellation) =>
        ActivatorUtilities.CreateInstance<DeliverCards>(_services).Run(new(), cancellation);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _tenant.DisposeAsync();
    }

    private async Task<TurnTaken> Advance(TurnRequest request)
    {
        Turns++;
        var taken = await ActivatorUtilities.CreateInstance<AdvanceProcess>(_services).Run(request, _client, CancellationToken.None);
        if (NextCrash is not { } why) return taken;
        NextCrash = null;
        throw new ActivityCrash(why);
    }

    private ServiceProvider Furnish(TeamsBot? bot)
    {
        var services = new ServiceCollection().AddLogging();
        Composition.Furnish(services, new(
            new("https://tables.example"), new("https://blobs.example"), "soc.servicebus.example", "evidence", "telemetry", "alerts", ["Audit.Exchange"], bot?.AppId ?? OwnApplication, InventedTenant.Id, SurveyOptions.None));
        services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
        services.Replace(ServiceDescriptor.Singleton<TokenCredential>(new StaticToken("loopback")));
        if (bot is not null) services.Replace(ServiceDescriptor.Singleton(bot));
        services.Replace(ServiceDescriptor.Singleton<IDocumentStore>(Documents));
        services.Replace(ServiceDescriptor.Singleton<IEvidenceStore>(EvidenceStore));
        services.Replace(ServiceDescriptor.Singleton<EventHubProducerClient>(AlertsHub));
        services.Replace(ServiceDescriptor.Singleton<ITenantSurvey>(_ => new Microsoft365Survey([Connection], SurveyOptions.None)));
        services.Replace(ServiceDescriptor.Singleton<IContainment>(_ => new Microsoft365Containment([Connection], Clock)));
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });
    }

    private Microsoft365Connection Connection => new(InventedTenant.Id, new StaticToken("loopback")) { Graph = _tenant.Graph, Defender = _tenant.Defender };
}
