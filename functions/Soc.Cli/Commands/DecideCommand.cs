using System.CommandLine;
using Soc.Cli.Hosting;
using Soc.Cli.Screens;
using Soc.Core.Incidents;
using Soc.Core.Prepare;
using Soc.Core.Processes;
using Soc.Core.Review;
using Soc.Core.Tenants;
using Spectre.Console;

namespace Soc.Cli.Commands;

/// <summary>soc decide ID VERDICT [--card CARD] [--as PERSON] [--action ID…] [--note TEXT]</summary>
internal sealed class DecideCommand(Terminal terminal)
{
    private readonly Argument<string> _id = new Argument<string>("ID") { Description = "The incident; may be abbreviated." }.NoOption();
    private readonly Argument<string> _verdict = new Argument<string>("VERDICT") { Description = "approve, reject, escalate, false-positive, undo or close." }
        .Among("approve", "reject", "escalate", "false-positive", "undo", "close");

    private readonly Option<string?> _card = new("--card") { Description = "The card that is answered. Default: the open one.", HelpName = "CARD" };
    private readonly Option<string?> _as = new("--as") { Description = "Who decides: user principal name, name or object id. Default: the one analyst of the tier it needs.", HelpName = "PERSON" };
    private readonly Option<string[]> _actions = new("--action") { Description = "Only this action; may be repeated. Default: all of the card's.", HelpName = "ACTION", AllowMultipleArgumentsPerToken = true };
    private readonly Option<string?> _note = new("--note") { Description = "A word for the audit trail.", HelpName = "TEXT" };
    private readonly Option<string?> _data = DataOption.Of(DataOption.Default);

    public Command Build()
    {
        var command = new Command("decide", "Say what an analyst decides about an incident.") { _id, _verdict, _card, _as, _actions, _note, _data };
        command.SetAction(Run);
        return command;
    }

    private async Task<int> Run(ParseResult parsed, CancellationToken cancellation)
    {
        var workspace = Workspace.Open(parsed.GetValue(_data), terminal.Folder);
        await using var host = await SocHost.Open(workspace, workspace.Settings(), terminal.Clock, cancellation);
        var (tenant, incident) = await IncidentFinder.Find(host, parsed.GetRequiredValue(_id), cancellation);
        var desk = new Desk(host, tenant, incident);
        await host.Passage.Run(cancellation);
        var decision = await Read(parsed, host, tenant, await desk.State(cancellation), cancellation);
        var refusal = await desk.Say(decision, cancellation);
        await desk.Settle(cancellation);
        host.Remember();
        if (refusal is not null) throw CommandException.Refused(Words(refusal));
        Show(await host.Cases.View(tenant, await desk.State(cancellation), cancellation), decision.Verdict);
        return 0;
    }

    private async Task<Decision> Read(ParseResult parsed, SocHost host, TenantId tenant, IncidentState state, CancellationToken cancellation)
    {
        var directory = await host.Profiles.Find(tenant, cancellation) ?? throw CommandException.Wrong($"The profile of tenant {tenant} is gone.");
        var verdict = Enum.Parse<Verdict>(parsed.GetRequiredValue(_verdict).Replace("-", "", StringComparison.Ordinal), ignoreCase: true);
        var by = parsed.GetValue(_as) is { } person ? Desk.PersonCalled(person, directory) : Desk.TheOneOf(VerdictTier.Needed(verdict, state.Tier), directory.Profile).Id;
        // Without a card the incident itself says why it cannot be decided (closed, merged, or actions under way).
        var card = parsed.GetValue(_card) ?? state.Card?.Id ?? "none";
        var actions = parsed.GetValue(_actions) is { Length: > 0 } named ? named.Select(action => ActionOf(action, state)).ToList() : null;
        return new(card, by, verdict, host.Clock.GetUtcNow(), actions, parsed.GetValue(_note));
    }

    private static string ActionOf(string text, IncidentState state)
    {
        var found = state.Actions.Keys.Where(id => id.StartsWith(text, StringComparison.Ordinal)).ToList();
        if (state.Actions.ContainsKey(text)) return text;
        return found is [var only] ? only : throw CommandException.Wrong($"'{VisibleText.Of(text, 80)}' names {(found.Count == 0 ? "no action" : "more than one action")} of {state.Id}.");
    }

    private static string Words(Refusal refusal) => refusal.HumanTask is { } instead ? $"{refusal.Message} Instead: {instead}" : refusal.Message;

    private void Show(IncidentView view, Verdict verdict)
    {
        terminal.Screen.MarkupLine($"{Ink.Strong(verdict.Words())} recorded. {Ink.Safe(view.Id)} is {Ink.Status(view.Status)}.");
        IncidentScreen.Actions(terminal.Screen, view.Actions);
        if (view.Status is IncidentStatus.Closed or IncidentStatus.FalsePositive)
            terminal.Screen.MarkupLine($"\nReport: [bold]soc report {Ink.Safe(view.Id)}[/]");
    }
}
