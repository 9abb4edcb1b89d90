using System.Text;
using System.Text.Json.Nodes;
using Soc.Contracts;
using Soc.Core;
using Soc.Core.Incidents;
using Soc.Core.Prepare;
using Soc.Core.Processes;
using Soc.Core.Recover;
using Soc.Core.Respond;
using Soc.Core.Review;
using Soc.Core.Tenants;
using Soc.Core.Triage;
using Soc.Microsoft365.Teams;
using Soc.Simulator.Tenant;

namespace Soc.Microsoft365.Tests.Teams;

/// <summary>An incident process whose analysts sit in Teams: the real adapters against the Bot Connector on loopback, over a store in memory.</summary>
internal sealed class TeamsSoc : IAsyncDisposable
{
    public const string Incident = "inc-kestrel";

    public static readonly TenantId Tenant = InventedTenant.Id;
    public static readonly Analyst Lead = InventedTenant.Profile.Analysts.First(analyst => analyst.Tier is Tier.L3);
    public static readonly Analyst Second = InventedTenant.Profile.Analysts.Last(analyst => analyst.Tier is Tier.L3);
    public static readonly Analyst Novice = InventedTenant.Profile.Analysts.First(analyst => analyst.Tier is Tier.L1);

    private readonly HttpClient _http = new();
    private readonly HttpClient _toTeams;
    private readonly TeamsEndpoint _endpoint;

    private TeamsSoc(TeamsServer teams, InMemoryDocumentStore store)
    {
        (Teams, Store, Directories) = (teams, store, new(store, Clock));
        Cases = new(store, new InMemoryEvidenceStore(), Directories, TriagePolicy.Default, ContainmentPolicy.Default);
        _toTeams = BotConnector.Client(teams.World);
        var connector = new BotConnector(teams.World, _toTeams, new StaticToken("loopback"));
        Cards = new(store, Cases, connector, Clock, Log);
        Engine = new(
            store,
            Definitions.All(TriagePolicy.Default, ContainmentPolicy.Default),
            new EffectRunner(Directories, new Microsoft365Containment([], Clock), Cards, new NoNotices(), new StoredReports(store, Cases)),
            new PlainWakes(),
            Clock);
        _endpoint = new(teams.World, new(teams.World, _http, Clock), Directories, new(store, Directories, Cases, Clock, Log), new(store, Directories, connector, Log), Log);
    }

    public TeamsServer Teams { get; }
    public TeamsClient Client => new(Teams.ServiceUrl, Tenant);
    public InMemoryDocumentStore Store { get; }
    public StoredDirectories Directories { get; }
    public SettableClock Clock { get; } = new(Story.Morning.AddMinutes(40));
    public CaseFiles Cases { get; }
    public TeamsCards Cards { get; }
    public ProcessEngine Engine { get; }
    public RecordingLog Log { get; } = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <param name="connected">The SOC's channel is connected.</param>
    /// <param name="open">The incident of the story is open, and its card presented.</param>
    public static async Task<TeamsSoc> Start(bool connected = true, bool open = true)
    {
        var soc = new TeamsSoc(await TeamsServer.Start(Cancellation), new());
        await soc.Directories.Save(InventedTenant.Profile, Cancellation);
        if (connected) await soc.Say(soc.Client.Install(Lead.Id));
        soc.Teams.Calls.Clear();
        soc.Teams.Messages.Clear();
        if (open) await soc.Open();
        return soc;
    }

    public async Task Open()
    {
        var directory = (await Directories.Find(Tenant, Cancellation))!;
        await Engine.Deliver(IncidentId.Of(Tenant, Incident), new IncidentCommand.RecordAlerts(Incident, Story.Alerts, directory, Clock.Now), cancellation: Cancellation);
        await Turn();
    }

    /// <summary>The incident's turn, as the durable engine gives it.</summary>
    public Task<Turn> Turn() => Engine.Advance(IncidentId.Of(Tenant, Incident), Cancellation);

    public async Task<IncidentState> State() => (await Cases.State(Tenant, Incident, Cancellation))!;

    public Task<TeamsAnswer> Say(JsonObject activity) => Send($"Bearer {Teams.Token(Clock.Now)}", activity.ToJsonString());

    public Task<TeamsAnswer> Send(string? authorization, string body) => Send(authorization, new MemoryStream(Encoding.UTF8.GetBytes(body)));

    public Task<TeamsAnswer> Send(string? authorization, Stream body) => _endpoint.Take(authorization, body, Engine, Cancellation);

    /// <summary>Presses a button of the card that asks now, as the client sends it.</summary>
    /// <param name="tick">What is ticked; null for what the card ticks in advance.</param>
    public Task<TeamsAnswer> Press(string verb, Analyst by, IReadOnlyList<string>? tick = null, string? note = null) =>
        Say(Client.Invoke(Teams.AskingCard, verb, by.Id, tick, note));

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        _toTeams.Dispose();
        await Teams.DisposeAsync();
    }

    /// <summary>The tenant keeps to no law that sets clocks.</summary>
    private sealed class NoNotices : INoticeChannel
    {
        public Task Tell(TenantId tenant, string key, string incidentId, IReadOnlyList<NotificationClock> clocks, CancellationToken cancellation) => Task.CompletedTask;
    }

    private sealed class PlainWakes : IWakeBook
    {
        public Task<Delivery> WakeAfter(ProcessId target, Func<Task<Delivery>> append, CancellationToken cancellation) => append();
    }
}

/// <summary>What the bot's door said.</summary>
internal sealed class RecordingLog : ITeamsLog
{
    public List<string> Lines { get; } = [];

    public void TurnedAway(int status) => Lines.Add($"turned away {status}");

    public void Forged(TenantId tenant, Forgery why) => Lines.Add($"forged {why}");

    public void Channel(TenantId tenant, bool connected) => Lines.Add(connected ? "connected" : "not connected");

    public void Undelivered(TenantId tenant, string cardId, string why, bool later) => Lines.Add($"{(later ? "later" : "never")} {cardId}: {why}");
}
