using System.CommandLine;
using Soc.Cli.Hosting;
using Soc.Cli.Screens;
using Soc.Core;
using Soc.Core.Ingest;
using Soc.Core.Review;
using Spectre.Console;

namespace Soc.Cli.Commands;

/// <summary>soc quarantine list|replay</summary>
internal sealed class QuarantineCommand(Terminal terminal)
{
    private readonly Option<bool> _json = DataOption.Json();
    private readonly Option<string?> _data = DataOption.Of(DataOption.Default);
    private readonly Option<string?> _tenant = TenantOption.New();

    public Command Build()
    {
        var list = new Command("list", "List the records that could not be read, with source, offset and reason.") { _json, _data };
        list.SetAction(List);
        var replay = new Command("replay", "Try to read them again; those that can be read now leave the quarantine.") { _tenant, _json, _data };
        replay.SetAction(Replay);
        return new Command("quarantine", "Records that could not be read.") { list, replay };
    }

    private async Task<int> List(ParseResult parsed, CancellationToken cancellation)
    {
        var workspace = Workspace.Open(parsed.GetValue(_data), terminal.Folder);
        await using var host = await SocHost.Open(workspace, workspace.Settings(), terminal.Clock, cancellation);
        var rows = await Rows(host, cancellation);
        if (parsed.GetValue(_json)) await terminal.Output.WriteLineAsync(SocJson.Write(rows));
        else QuarantineScreen.Show(terminal.Screen, rows);
        return 0;
    }

    private async Task<int> Replay(ParseResult parsed, CancellationToken cancellation)
    {
        var workspace = Workspace.Open(parsed.GetValue(_data), terminal.Folder);
        var newcomer = TenantOption.Read(parsed.GetValue(_tenant), terminal.Folder, workspace);
        if (newcomer is not null) new ProfileFolder(workspace.Tenants).Register(newcomer);
        await using var host = await SocHost.Open(workspace, workspace.Settings(), terminal.Clock, cancellation);
        var rows = await Rows(host, cancellation);
        var intake = host.NewIntake(terminal.Error);
        var released = 0;
        foreach (var row in rows)
        {
            var taken = await intake.Take(await host.Quarantine.Content(row, cancellation), row.Position, cancellation);
            if (taken.Quarantined.Any(signal => Quarantine.IdOf(signal) == row.Id && (signal.Tenant ?? Quarantine.Unclaimed) == row.Tenant)) continue;
            await host.Quarantine.Release(row, cancellation);
            released++;
        }

        await host.Passage.Run(cancellation);
        host.Remember();
        if (parsed.GetValue(_json)) await terminal.Output.WriteLineAsync(SocJson.Write(new { tried = rows.Count, read = released, left = rows.Count - released }));
        else terminal.Screen.MarkupLine($"{Wording.Count(rows.Count, "record")} tried again: {released} read, {rows.Count - released} left in quarantine.");
        return 0;
    }

    private static async Task<IReadOnlyList<QuarantineRow>> Rows(SocHost host, CancellationToken cancellation)
    {
        var rows = new List<QuarantineRow>();
        foreach (var tenant in (await host.Profiles.Tenants(cancellation)).Append(Quarantine.Unclaimed))
            await foreach (var row in host.Quarantine.List(tenant, cancellation))
                rows.Add(row);
        return [.. rows.OrderBy(row => row.Position.Origin, StringComparer.Ordinal).ThenBy(row => row.Position.Offset).ThenBy(row => row.Position.Index)];
    }
}
