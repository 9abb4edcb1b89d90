using System.CommandLine;
using Soc.Cli.Hosting;
using Soc.Cli.Screens;
using Soc.Core;
using Soc.Core.Prepare;
using Spectre.Console;

namespace Soc.Cli.Commands;

/// <summary>soc replay FILE… [--data DIR] [--tenant ID|FILE] [--again] [--json]</summary>
internal sealed class ReplayCommand(Terminal terminal)
{
    private readonly Argument<string[]> _files = new Argument<string[]>("FILE") { Description = "JSON lines or JSON arrays of Event Hubs messages ({\"records\":[…]}) or of bare records, exported tables (JSON or CSV), results of queries; packed with gzip or not; - for standard input.", Arity = ArgumentArity.OneOrMore }.NoOption();
    private readonly Option<string?> _data = DataOption.Of(".soc/data under the current directory");
    private readonly Option<string?> _tenant = TenantOption.New();
    private readonly Option<bool> _again = new("--again") { Description = "Work on records that were taken in before as on new ones: rules or the profile have changed. They count as duplicates all the same." };
    private readonly Option<bool> _json = DataOption.Json();

    public Command Build()
    {
        var command = new Command("replay", "Take recorded signals through the whole SOC.") { _files, _data, _tenant, _again, _json };
        command.SetAction(Run);
        return command;
    }

    private async Task<int> Run(ParseResult parsed, CancellationToken cancellation)
    {
        var workspace = Workspace.ToWrite(parsed.GetValue(_data) ?? Workspace.DefaultReplay(terminal.Folder), terminal.Folder);
        var newcomer = TenantOption.Read(parsed.GetValue(_tenant), terminal.Folder, workspace);
        var settings = workspace.Settings();
        var inputs = new List<ReplayInput>();
        try
        {
            foreach (var file in parsed.GetRequiredValue(_files)) inputs.Add(await ReplayInput.Check(file, terminal.OpenInput, terminal.Folder, cancellation));
            await RequireTenant(workspace, newcomer, cancellation);
            return await Replay(workspace, settings, newcomer, inputs, parsed, cancellation);
        }
        finally
        {
            foreach (var input in inputs) input.Dispose();
        }
    }

    private static async Task RequireTenant(Workspace workspace, TenantProfile? newcomer, CancellationToken cancellation)
    {
        if (newcomer is null && (await new ProfileFolder(workspace.Tenants).Tenants(cancellation)).Count == 0)
            throw CommandException.Wrong($"{workspace.Folder} serves no tenant yet. Say whose signals these are: --tenant ID, or --tenant FILE with a profile.");
    }

    private async Task<int> Replay(Workspace workspace, WorkspaceSettings settings, TenantProfile? newcomer, List<ReplayInput> inputs, ParseResult parsed, CancellationToken cancellation)
    {
        var json = parsed.GetValue(_json);
        workspace.Use(settings);
        if (newcomer is not null) new ProfileFolder(workspace.Tenants).Register(newcomer);
        await using var host = await SocHost.Open(workspace, settings, terminal.Clock, cancellation);
        await host.LearnHabits(cancellation);
        var replay = new Replay(host, inputs, TenantOption.Named(parsed.GetValue(_tenant), terminal.Folder), parsed.GetValue(_again), terminal.Error);
        var started = terminal.Clock.GetTimestamp();
        await ReplayProgress.Show(terminal, quiet: json, replay, cancellation);
        // What no copy can come of any more need not be known.
        foreach (var tenant in await host.Profiles.Tenants(cancellation)) await host.Ledger.Forget(tenant, host.Clock.GetUtcNow(), cancellation);
        host.Remember();
        await Report(host, replay, terminal.Clock.GetElapsedTime(started), json, cancellation);
        return 0;
    }

    private async Task Report(SocHost host, Replay replay, TimeSpan elapsed, bool json, CancellationToken cancellation)
    {
        var incidents = new List<Core.Review.IncidentView>();
        foreach (var incident in replay.Tally.Incidents)
            if (await host.Cases.View(incident.Tenant, incident.Key, cancellation) is { } view) incidents.Add(view);
        if (json) await terminal.Output.WriteLineAsync(SocJson.Write(ReplaySummary.Of(host, replay.Tally, elapsed)));
        else ReplayScreen.Show(terminal.Screen, host.Workspace.Folder, replay.Tally, incidents, elapsed);
    }
}

/// <summary>What --json prints.</summary>
internal sealed record ReplaySummary(
    string Data, long Received, long Normalized, long Duplicates, long Quarantined, int Alerts,
    IReadOnlyList<string> Incidents, IReadOnlyDictionary<string, long> Sources, double Seconds)
{
    public static ReplaySummary Of(SocHost host, Tally tally, TimeSpan elapsed) => new(
        host.Workspace.Folder, tally.Received, tally.Normalized, tally.Duplicates, tally.Quarantined, tally.Alerts,
        [.. tally.Incidents.Select(incident => incident.Key).Order(StringComparer.Ordinal)],
        tally.Sources.ToDictionary(pair => pair.Key.ToString(), pair => pair.Value),
        Math.Round(elapsed.TotalSeconds, 3));
}
