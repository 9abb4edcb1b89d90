using System.CommandLine;
using Soc.Cli.Hosting;
using Soc.Cli.Screens;
using Soc.Core.Prepare;
using Soc.Core.Recover;
using Soc.Core.Tenants;
using Soc.Core.Triage;
using Spectre.Console;

namespace Soc.Cli.Commands;

/// <summary>soc duties ID [DUTY told|not-required] [--as PERSON] [--note TEXT]</summary>
internal sealed class DutiesCommand(Terminal terminal)
{
    private const string Told = "told";
    private const string NotRequired = "not-required";

    private readonly Argument<string> _id = new Argument<string>("ID") { Description = "The incident; may be abbreviated." }.NoOption();
    private readonly Argument<string?> _duty = new Argument<string?>("DUTY") { Description = "The duty that is answered, as the list names it.", Arity = ArgumentArity.ZeroOrOne }.NoOption();
    private readonly Argument<string?> _answer = new Argument<string?>("ANSWER") { Description = "told or not-required.", Arity = ArgumentArity.ZeroOrOne }.Among(Told, NotRequired);
    private readonly Option<string?> _as = new("--as") { Description = "Who answers: user principal name, name or object id. Default: the one analyst of tier L3.", HelpName = "PERSON" };
    private readonly Option<string?> _note = new("--note") { Description = "Reference of the notification, or why none is required.", HelpName = "TEXT" };
    private readonly Option<string?> _data = DataOption.Of(DataOption.Default);

    public Command Build()
    {
        var command = new Command("duties", "Whom the law requires to be told of an incident, by when; answer one.") { _id, _duty, _answer, _as, _note, _data };
        command.SetAction(Run);
        return command;
    }

    private async Task<int> Run(ParseResult parsed, CancellationToken cancellation)
    {
        var workspace = Workspace.Open(parsed.GetValue(_data), terminal.Folder);
        await using var host = await SocHost.Open(workspace, workspace.Settings(), terminal.Clock, cancellation);
        var (tenant, incident) = await IncidentFinder.Find(host, parsed.GetRequiredValue(_id), cancellation);
        await host.Passage.Run(cancellation);
        if (parsed.GetValue(_duty) is { } duty) await Answer(host, tenant, incident, duty, parsed, cancellation);
        host.Remember();
        await Show(host, tenant, incident, cancellation);
        return 0;
    }

    private async Task Answer(SocHost host, TenantId tenant, string incident, string duty, ParseResult parsed, CancellationToken cancellation)
    {
        if (parsed.GetValue(_answer) is not { } answer) throw CommandException.Wrong($"Say what became of it: {Told} or {NotRequired}.");
        var directory = await host.Profiles.Find(tenant, cancellation) ?? throw CommandException.Wrong($"The profile of tenant {tenant} is gone.");
        var by = parsed.GetValue(_as) is { } person ? Desk.PersonCalled(person, directory) : Desk.TheOneOf(Tier.L3, directory.Profile).Id;
        var command = new NotificationCommand.Answer(duty, answer == Told, by, Analyst(directory, by), parsed.GetValue(_note), host.Clock.GetUtcNow());
        var delivery = await host.Engine.Deliver(NotificationProcess.Of(tenant, incident), command, cancellation: cancellation);
        if (delivery.Refusal is { } refusal) throw CommandException.Refused(refusal.Message);
        await host.Passage.Run(cancellation);
    }

    private async Task Show(SocHost host, TenantId tenant, string incident, CancellationToken cancellation)
    {
        var view = await host.Cases.View(tenant, incident, cancellation) ?? throw CommandException.Wrong($"{incident} was never opened.");
        if (view.Duties.Count > 0) IncidentScreen.Duties(terminal.Screen, view.Duties);
        else terminal.Screen.MarkupLine(Ink.Safe((await host.Profiles.Find(tenant, cancellation))?.Profile.Regimes is { Count: > 0 }
            ? "No clock runs: nobody has said yet that the incident is real."
            : "The tenant's profile names no law under \"regimes\" (gdpr, nis2), so no clock runs."));
    }

    private static Analyst? Analyst(TenantDirectory directory, string by) => directory.Profile.Analysts.FirstOrDefault(analyst => analyst.Id == by);
}
