using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Soc.Cli.Hosting;
using Soc.Core.Detect;
using Soc.Core.Prepare;
using Soc.Core.Review;
using Soc.Core.Tenants;

namespace Soc.Cli.Commands;

/// <summary>soc export events FILE… | soc export alerts ID: one JSON object a line, for whatever reads OCSF or CloudEvents.</summary>
internal sealed class ExportCommand(Terminal terminal)
{
    // The lines are for programs, which want characters rather than escapes; they are never put into a page.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Argument<string[]> _files = new Argument<string[]>("FILE") { Description = "Recorded signals, as 'soc replay' takes them; - for standard input.", Arity = ArgumentArity.OneOrMore }.NoOption();
    private readonly Argument<string> _id = new Argument<string>("ID") { Description = "The incident; may be abbreviated." }.NoOption();
    private readonly Option<string> _format = new Option<string>("--format") { Description = "ocsf or cloudevents.", DefaultValueFactory = _ => "ocsf" }.Among("ocsf", "cloudevents");
    private readonly Option<string?> _tenant = TenantOption.New();
    private readonly Option<string?> _data = DataOption.Of(DataOption.Default);

    public Command Build()
    {
        var events = new Command("events", "Write recorded signals as OCSF events. Nothing is detected, nothing is kept.") { _files, _tenant, _data };
        events.SetAction(Events);
        var alerts = new Command("alerts", "Write the alerts of an incident as OCSF Detection Findings or CloudEvents.") { _id, _format, _data };
        alerts.SetAction(Alerts);
        return new Command("export", "Events and alerts for other systems.") { events, alerts };
    }

    private async Task<int> Events(ParseResult parsed, CancellationToken cancellation)
    {
        var workspace = parsed.GetValue(_tenant) is null ? Workspace.Open(parsed.GetValue(_data), terminal.Folder) : Workspace.ToWrite(parsed.GetValue(_data) ?? Workspace.DefaultReplay(terminal.Folder), terminal.Folder);
        var tenants = await new ProfileFolder(workspace.Tenants).Snapshot(cancellation);
        if (TenantOption.Read(parsed.GetValue(_tenant), terminal.Folder, workspace) is { } newcomer) tenants = tenants.With(new(newcomer));
        var export = new EventExport(tenants.WithNameless(TenantOption.Named(parsed.GetValue(_tenant), terminal.Folder)), Write);
        foreach (var file in parsed.GetRequiredValue(_files))
        {
            using var input = await ReplayInput.Check(file, terminal.OpenInput, terminal.Folder, cancellation);
            await export.Read(input, cancellation);
        }

        if (export.Unreadable.Count == 0) return 0;
        foreach (var (reason, count) in export.Unreadable.OrderByDescending(pair => pair.Value))
            await terminal.Error.WriteLineAsync($"soc: {Wording.Count(count, "record")} not written: {reason}.");
        return CommandException.NotObeyed;
    }

    private async Task<int> Alerts(ParseResult parsed, CancellationToken cancellation)
    {
        var workspace = Workspace.Open(parsed.GetValue(_data), terminal.Folder);
        await using var host = await SocHost.Open(workspace, workspace.Settings(), terminal.Clock, cancellation);
        var (tenant, incident) = await IncidentFinder.Find(host, parsed.GetRequiredValue(_id), cancellation);
        var state = await host.Cases.State(tenant, incident, cancellation) ?? throw CommandException.Wrong($"{incident} was never opened.");
        foreach (var alert in state.Chronology) await Write(parsed.GetRequiredValue(_format) == "ocsf" ? AlertExport.Ocsf(alert) : AlertExport.CloudEvent(alert));
        return 0;
    }

    private Task Write(JsonObject line) => terminal.Output.WriteLineAsync(line.ToJsonString(Plain));
}
