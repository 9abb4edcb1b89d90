using Soc.Cli.Engine;
using Soc.Microsoft365;
using Soc.Simulator.Server;
using Soc.Simulator.Tenant;

namespace Soc.Cli.Hosting;

/// <summary>
/// The way into the tenants, and the clock they live by. In a demo folder the real adapters speak to the simulated tenant on loopback; in any
/// other nothing is connected, and every action ends as a task for a person.
/// </summary>
internal sealed class TenantLink : IAsyncDisposable
{
    private TenantLink(Microsoft365Containment containment, TimeProvider clock, TenantServer? server) =>
        (Containment, Clock, Server) = (containment, clock, server);

    public Microsoft365Containment Containment { get; }

    public TimeProvider Clock { get; }

    public TenantServer? Server { get; }

    public static async Task<TenantLink> Open(Workspace workspace, WorkspaceSettings settings, TimeProvider clock, CancellationToken cancellation)
    {
        if (settings.Demo is not { } demo) return new(new Microsoft365Containment([], clock), clock, null);
        var simulated = new SimulatedClock(demo.Now);
        var server = await TenantServer.Start(InventedTenant.Seed, new TenantServerOptions { JournalFile = workspace.Journal }, simulated, cancellation);
        var connection = new Microsoft365Connection(InventedTenant.Id, new StaticToken("loopback")) { Graph = server.Graph, Defender = server.Defender };
        return new(new Microsoft365Containment([connection], simulated), simulated, server);
    }

    public async ValueTask DisposeAsync()
    {
        Containment.Dispose();
        if (Server is not null) await Server.DisposeAsync();
    }
}
