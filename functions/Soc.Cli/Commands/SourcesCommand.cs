using System.CommandLine;
using Soc.Cli.Hosting;
using Soc.Cli.Screens;
using Soc.Core;
using Soc.Core.Ingest;

namespace Soc.Cli.Commands;

/// <summary>soc sources [--json]</summary>
internal sealed class SourcesCommand(Terminal terminal)
{
    private readonly Option<bool> _json = DataOption.Json();
    private readonly Option<string?> _data = DataOption.Of(DataOption.Default);

    public Command Build()
    {
        var command = new Command("sources", "Which sources send, which have nothing to send, and which are dead.") { _json, _data };
        command.SetAction(Run);
        return command;
    }

    private async Task<int> Run(ParseResult parsed, CancellationToken cancellation)
    {
        var workspace = Workspace.Open(parsed.GetValue(_data), terminal.Folder);
        await using var host = await SocHost.Open(workspace, workspace.Settings(), terminal.Clock, cancellation);
        var ledger = new SourceLedger(host.Store);
        foreach (var tenant in await host.Profiles.Tenants(cancellation))
        {
            // Nothing is polled in one process: what is replayed is all there is.
            var readings = SourceHealth.Of(await ledger.Arrivals(tenant, cancellation), polled: null, host.Clock.GetUtcNow());
            if (parsed.GetValue(_json)) await terminal.Output.WriteLineAsync(SocJson.Write(new { tenant, sources = readings }));
            else SourcesScreen.Show(terminal.Screen, (await host.Profiles.Find(tenant, cancellation))?.Profile.Name ?? tenant.ToString(), readings);
        }

        return 0;
    }
}
