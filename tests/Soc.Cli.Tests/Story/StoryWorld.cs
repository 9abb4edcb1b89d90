using Soc.Cli.Stores;
using Soc.Contracts;
using Soc.KillHarness;
using Soc.Microsoft365;
using Soc.Simulator.Server;
using Soc.Simulator.Tenant;

namespace Soc.Cli.Tests.Story;

/// <summary>A tenant that outlives every run of the story, and a data file that the runs share.</summary>
internal sealed class StoryWorld : IAsyncDisposable
{
    private readonly DataFolder _data = new();
    private readonly TenantServer _server;

    private StoryWorld(TenantServer server) => _server = server;

    public string Folder => Path.GetDirectoryName(_data.File)!;

    public Uri Graph => _server.Graph;

    public Uri Defender => _server.Defender;

    /// <summary>What the tenant was changed by, in words that hold for every run: calls that were made twice stand twice.</summary>
    public IReadOnlyList<string> Deeds => [.. _server.Journal.Select(entry => $"{entry.Method} {entry.Path} {entry.Body}").Order(StringComparer.Ordinal)];

    /// <summary>A tenant in which everything takes effect at once, so that a run that was killed finds its own deed done.</summary>
    public static async Task<StoryWorld> Start(CancellationToken cancellation)
    {
        var options = new TenantServerOptions { SessionsVisibleAfter = TimeSpan.Zero, PendingFor = TimeSpan.Zero, InProgressFor = TimeSpan.Zero };
        var evening = new SettableClock(IncidentStory.Day[^1].EnqueuedAt.AddHours(12));
        return new(await TenantServer.Start(InventedTenant.Seed, options, evening, cancellation));
    }

    /// <summary>One run; throws <see cref="KilledException"/> when the switch ends it.</summary>
    public async Task<string> Run(KillSwitch killSwitch, CancellationToken cancellation)
    {
        using var file = SqliteFile.Open(_data.File);
        var story = await IncidentStory.Open(new KillableDocumentStore(new SqliteDocumentStore(file), killSwitch), new SqliteEvidenceStore(file), cancellation);
        var connection = new Microsoft365Connection(InventedTenant.Id, new StaticToken("loopback")) { Graph = Graph, Defender = Defender };
        using var containment = new Microsoft365Containment([connection], story.Clock);
        return await story.Run(StoryContent.Load(), containment, runner => new KillableEffectRunner(runner, killSwitch), cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _data.Dispose();
    }
}
