using System.CommandLine;
using Soc.Cli.Hosting;
using Soc.Cli.Screens;
using Soc.Core;
using Soc.Core.Review;

namespace Soc.Cli.Commands;

/// <summary>soc incidents [ID] [--verify] [--json]</summary>
internal sealed class IncidentsCommand(Terminal terminal)
{
    private readonly Argument<string?> _id = new Argument<string?>("ID") { Description = "Show this one; may be abbreviated.", Arity = ArgumentArity.ZeroOrOne }.NoOption();
    private readonly Option<bool> _verify = new("--verify") { Description = "Walk the hash chains of the incident and of its actions. Exit code 1 when one is broken." };
    private readonly Option<bool> _json = DataOption.Json();
    private readonly Option<string?> _data = DataOption.Of(DataOption.Default);

    public Command Build()
    {
        var command = new Command("incidents", "List incidents, or show one.") { _id, _verify, _json, _data };
        command.SetAction(Run);
        return command;
    }

    private async Task<int> Run(ParseResult parsed, CancellationToken cancellation)
    {
        var workspace = Workspace.Open(parsed.GetValue(_data), terminal.Folder);
        await using var host = await SocHost.Open(workspace, workspace.Settings(), terminal.Clock, cancellation);
        var (verify, json) = (parsed.GetValue(_verify), parsed.GetValue(_json));
        if (parsed.GetValue(_id) is { } id) return verify ? await Verify(host, id, json, cancellation) : await Show(host, id, json, cancellation);
        if (verify) throw CommandException.Wrong("--verify needs the ID of an incident.");
        return await List(host, json, cancellation);
    }

    private async Task<int> List(SocHost host, bool json, CancellationToken cancellation)
    {
        var views = new List<IncidentView>();
        foreach (var (tenant, incident) in await IncidentFinder.List(host, cancellation))
            if (await host.Cases.View(tenant, incident, cancellation) is { } view) views.Add(view);
        views = [.. views.OrderByDescending(view => view.OpenedAt).ThenBy(view => view.Id, StringComparer.Ordinal)];
        if (json) await terminal.Output.WriteLineAsync(SocJson.Write(views));
        else IncidentsScreen.Show(terminal.Screen, views);
        return 0;
    }

    private async Task<int> Show(SocHost host, string id, bool json, CancellationToken cancellation)
    {
        var (tenant, incident) = await IncidentFinder.Find(host, id, cancellation);
        var view = await host.Cases.View(tenant, incident, cancellation) ?? throw CommandException.Wrong($"{incident} was never opened.");
        if (json) await terminal.Output.WriteLineAsync(SocJson.Write(view));
        else IncidentScreen.Show(terminal.Screen, view);
        return 0;
    }

    private async Task<int> Verify(SocHost host, string id, bool json, CancellationToken cancellation)
    {
        var (tenant, incident) = await IncidentFinder.Find(host, id, cancellation);
        var own = await host.Cases.Verify(tenant, incident, cancellation);
        var findings = own.Fault is null && await host.Cases.State(tenant, incident, cancellation) is { } state
            ? await host.Cases.Verify(tenant, state, cancellation)
            : [own];
        if (json) await terminal.Output.WriteLineAsync(SocJson.Write(findings));
        else ChainScreen.Show(terminal.Screen, findings);
        return findings.All(finding => finding.Fault is null) ? 0 : CommandException.NotObeyed;
    }
}
