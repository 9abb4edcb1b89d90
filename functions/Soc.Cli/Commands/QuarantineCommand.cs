using System.CommandLine;
using Soc.Cli.Hosting;
using Soc.Cli.Screens;
using Soc.Core;
using Soc.Core.Ingest;
using Soc.Core.Review;
using Soc.Core.Tenants;
using Spectre.Console;

namespace Soc.Cli.Commands;

/// <summary>soc quarantine list|show|export|replay</summary>
internal sealed class QuarantineCommand(Terminal terminal)
{
    private const string Nobody = "none";

    private readonly QuarantineFilter _filter = new();
    private readonly Argument<string> _id = new Argument<string>("ID") { Description = "The record; may be abbreviated." }.NoOption();
    private readonly Option<string?> _of = new("--tenant") { Description = "Only of this tenant, by its id, or 'none' for what is of no tenant of this SOC.", HelpName = "ID" };
    private readonly Option<string?> _tenant = TenantOption.New();
    private readonly Option<string?> _output = new("--output", "-o") { Description = "Write to this file instead of standard output.", HelpName = "FILE" };
    private readonly Option<string?> _folder = new("--folder") { Description = "Write each record to a file of its own in this folder, beside index.jsonl.", HelpName = "DIR" };
    private readonly Option<bool> _json = DataOption.Json();
    private readonly Option<string?> _data = DataOption.Of(DataOption.Default);

    public Command Build()
    {
        var list = new Command("list", "List the records that could not be read, with source, offset and reason.") { _of, _json, _data };
        var show = new Command("show", "Show one record as it came; what would steer the terminal is spelled out.") { _id, _data };
        var export = new Command("export", "Write records as they came, each with where it came from and why it could not be read: JSON lines, or files.") { _of, _output, _folder, _data };
        var replay = new Command("replay", "Try to read them again; those that can be read now leave the quarantine.") { _tenant, _json, _data };
        foreach (var filtered in new[] { list, export, replay }) _filter.AddTo(filtered);
        list.SetAction(List);
        show.SetAction(Show);
        export.SetAction(Export);
        replay.SetAction(Replay);
        return new Command("quarantine", "Records that could not be read.") { list, show, export, replay };
    }

    private async Task<int> List(ParseResult parsed, CancellationToken cancellation)
    {
        await using var host = await Open(parsed, cancellation);
        var rows = await _filter.Rows(host, parsed, Tenants(parsed), cancellation);
        if (parsed.GetValue(_json)) await terminal.Output.WriteLineAsync(SocJson.Write(rows));
        else QuarantineScreen.Show(terminal.Screen, rows);
        return 0;
    }

    private async Task<int> Show(ParseResult parsed, CancellationToken cancellation)
    {
        await using var host = await Open(parsed, cancellation);
        var id = parsed.GetRequiredValue(_id);
        var found = (await _filter.Rows(host, parsed, null, cancellation)).Where(row => row.Id.StartsWith(id, StringComparison.Ordinal) || row.Id.StartsWith($"q-{id}", StringComparison.Ordinal)).ToList();
        if (found is not [var only]) throw CommandException.Wrong(found.Count == 0 ? $"There is no record '{VisibleText.Of(id, 60)}' in quarantine." : $"'{VisibleText.Of(id, 60)}' could be {found[0].Id} or {found[1].Id}.");
        QuarantineScreen.Show(terminal.Screen, only, await host.Quarantine.Content(only, cancellation));
        return 0;
    }

    private async Task<int> Export(ParseResult parsed, CancellationToken cancellation)
    {
        var (output, folder) = (parsed.GetValue(_output), parsed.GetValue(_folder));
        if (output is not null && folder is not null) throw CommandException.Wrong("--output and --folder exclude each other.");
        await using var host = await Open(parsed, cancellation);
        var rows = await _filter.Rows(host, parsed, Tenants(parsed), cancellation);
        if (folder is not null) await QuarantineExport.Folder(host, rows, Path.GetFullPath(folder, terminal.Folder), cancellation);
        else if (output is not null) await Files.Replace(Path.GetFullPath(output, terminal.Folder), writer => QuarantineExport.Lines(host, rows, writer, cancellation));
        else await QuarantineExport.Lines(host, rows, terminal.Output, cancellation);
        if ((output ?? folder) is { } where) terminal.Screen.MarkupLine($"{Wording.Count(rows.Count, "record")} written to {Ink.Safe(where)}.");
        return 0;
    }

    private async Task<int> Replay(ParseResult parsed, CancellationToken cancellation)
    {
        var workspace = Workspace.Open(parsed.GetValue(_data), terminal.Folder);
        var newcomer = TenantOption.Read(parsed.GetValue(_tenant), terminal.Folder, workspace);
        if (newcomer is not null) new ProfileFolder(workspace.Tenants).Register(newcomer);
        await using var host = await Open(parsed, cancellation);
        var rows = await _filter.Rows(host, parsed, null, cancellation);
        var (intake, replay, read) = (host.NewIntake(terminal.Error), new QuarantineReplay(host.Quarantine, host.Ledger, host.Store, host.Clock), 0);
        foreach (var row in rows) read += await replay.Try(row, (message, stop) => Take(intake, message, stop), cancellation) ? 1 : 0;
        await host.Passage.Run(cancellation);
        host.Remember();
        if (parsed.GetValue(_json)) await terminal.Output.WriteLineAsync(SocJson.Write(new { tried = rows.Count, read, left = rows.Count - read }));
        else terminal.Screen.MarkupLine($"{Wording.Count(rows.Count, "record")} tried again: {read} read, {rows.Count - read} left in quarantine.");
        return 0;
    }

    private static async Task<IReadOnlyList<QuarantinedSignal>> Take(Intake intake, InboundMessage message, CancellationToken cancellation)
    {
        var taken = await intake.Take(message, cancellation);
        await intake.Enter(cancellation);
        return taken.Quarantined;
    }

    private Task<SocHost> Open(ParseResult parsed, CancellationToken cancellation)
    {
        var workspace = Workspace.Open(parsed.GetValue(_data), terminal.Folder);
        return SocHost.Open(workspace, workspace.Settings(), terminal.Clock, cancellation);
    }

    private IReadOnlyList<TenantId>? Tenants(ParseResult parsed) => parsed.GetValue(_of) switch
    {
        null => null,
        Nobody => [Quarantine.Unclaimed],
        var given => TenantId.TryParse(given, out var tenant) ? [tenant] : throw CommandException.Wrong($"--tenant: '{VisibleText.Of(given, 60)}' is no tenant id (a GUID)."),
    };
}
