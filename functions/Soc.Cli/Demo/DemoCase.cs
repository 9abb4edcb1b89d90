using Soc.Cli.Hosting;
using Soc.Cli.Screens;
using Soc.Core.Incidents;
using Soc.Core.Prepare;
using Soc.Core.Processes;
using Soc.Core.Respond;
using Soc.Core.Review;
using Soc.Core.Triage;
using Soc.Simulator.Tenant;
using Spectre.Console;

namespace Soc.Cli.Demo;

/// <summary>One incident on the analysts' desk, from its card to its end.</summary>
internal sealed class DemoCase(Terminal terminal, SocHost host, DemoOptions options, string incident)
{
    private readonly Desk _desk = new(host, InventedTenant.Id, incident);
    private readonly Questionnaire _ask = new(terminal);

    private DateTimeOffset _decidedAt;

    private bool Asks => terminal.Interactive && options.Answer is null;

    private IAnsiConsole Screen => terminal.Screen;

    /// <summary>Presents the card until nothing is proposed any more, and carries out what was approved.</summary>
    /// <returns>False when the incident stays open.</returns>
    public async Task<bool> Contain(CancellationToken cancellation)
    {
        while (await _desk.State(cancellation) is { Card: { Kind: CardKind.Approval } card } state)
        {
            var view = await host.Cases.View(InventedTenant.Id, state, cancellation);
            CardScreen.Show(Screen, view, card);
            switch (Asks ? _ask.AboutCard(Approver(state, card), card) : new Answer.Decide(options.Answer ?? Verdict.Approve))
            {
                case Answer.Leave:
                    return false;
                case Answer.Details:
                    IncidentScreen.Show(Screen, view);
                    break;
                case Answer.Decide decide:
                    var person = decide.Verdict is Verdict.Escalate ? First(Tier.L1) : Approver(state, card);
                    if (!await Decide(person, decide.Verdict, card, decide.Actions, cancellation) && !Asks) return false;
                    if (decide.Verdict is Verdict.Approve) await ShowActions(cancellation, ActionStatus.Effective, ActionStatus.Refused, ActionStatus.Failed);
                    break;
            }
        }

        return true;
    }

    /// <summary>Takes back what can be taken back, if anybody wants that.</summary>
    public async Task Undo(CancellationToken cancellation)
    {
        var state = await _desk.State(cancellation);
        var view = await host.Cases.View(InventedTenant.Id, state, cancellation);
        var undoable = view.Actions.Where(action => action.Undoable).ToList();
        if (undoable.Count == 0 || state.Card is not { } card) return;
        var chosen = options.Undo ? [.. undoable.Select(action => action.Id)] : Asks ? _ask.WhatToUndo(undoable) : [];
        if (chosen.Count == 0) return;
        await Decide(First(Tier.L3), Verdict.Undo, card, chosen, cancellation);
        await ShowActions(cancellation, ActionStatus.Undone, ActionStatus.UndoFailed);
    }

    /// <returns>False when the incident stays open.</returns>
    public async Task<bool> Close(CancellationToken cancellation)
    {
        if (await _desk.State(cancellation) is not { Card: { } card }) return true;
        return (!Asks || _ask.Close()) && await Decide(First(Tier.L3), Verdict.Close, card, null, cancellation);
    }

    /// <returns>False when it was refused.</returns>
    private async Task<bool> Decide(Analyst person, Verdict verdict, Card card, IReadOnlyList<string>? actions, CancellationToken cancellation)
    {
        _decidedAt = host.Clock.GetUtcNow();
        DemoScreen.Says(Screen, _decidedAt, person, verdict, actions);
        var refusal = await _desk.Say(new(card.Id, person.Id, verdict, host.Clock.GetUtcNow(), actions), cancellation);
        if (refusal is not null) DemoScreen.Refused(Screen, refusal);
        await _desk.Settle(cancellation);
        host.Remember();
        return refusal is null;
    }

    /// <summary>Who has not asked for containment, and has not approved all of the card already: a privileged target needs two.</summary>
    private static Analyst Approver(IncidentState state, Card card) =>
        Analysts(Tier.L3).FirstOrDefault(analyst => !state.Requesters.Contains(analyst.Id) && !card.ActionIds.All(id => state.Actions[id].ApprovedBy.Contains(analyst.Id)))
        ?? First(Tier.L3);

    private async Task ShowActions(CancellationToken cancellation, params ActionStatus[] statuses)
    {
        if (await host.Cases.Open(InventedTenant.Id, incident, cancellation) is { } file)
            ActionScreen.Show(Screen, [.. IncidentReport.Of(file).Actions.Where(story => statuses.Contains(story.Action.Status))], since: _decidedAt);
    }

    private static IEnumerable<Analyst> Analysts(Tier tier) => InventedTenant.Profile.Analysts.Where(analyst => analyst.Tier == tier);

    private static Analyst First(Tier tier) => Analysts(tier).First();
}
