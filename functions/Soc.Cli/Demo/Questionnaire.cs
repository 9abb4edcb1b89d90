using System.Globalization;
using Soc.Cli.Hosting;
using Soc.Core.Incidents;
using Soc.Core.Prepare;
using Soc.Core.Review;
using Soc.Cli.Screens;
using Spectre.Console;

namespace Soc.Cli.Demo;

/// <summary>Asks one line at a time, so that it works on every terminal. The end of the input leaves the incident open.</summary>
internal sealed class Questionnaire(Terminal terminal)
{
    public Answer AboutCard(Analyst person, Card card)
    {
        terminal.Screen.WriteLine();
        terminal.Screen.MarkupLine($"{Ink.Strong(person.Name)} ({person.Tier}), what do you say?");
        while (true)
        {
            switch (Ask("[[a]]pprove all  [[c]]hoose  [[r]]eject all  [[e]]scalate  [[d]]etails  [[q]]uit"))
            {
                case "a": return new Answer.Decide(Verdict.Approve);
                case "r": return new Answer.Decide(Verdict.Reject);
                case "e": return new Answer.Decide(Verdict.Escalate);
                case "d": return new Answer.Details();
                case "q" or null: return new Answer.Leave();
                case "c" when Numbers("Approve which? (1,3-5)", card.ActionIds) is { Count: > 0 } chosen: return new Answer.Decide(Verdict.Approve, chosen);
            }
        }
    }

    /// <returns>Action ids; empty for none.</returns>
    public IReadOnlyList<string> WhatToUndo(IReadOnlyList<ActionView> undoable)
    {
        terminal.Screen.Heading("What can be undone");
        terminal.Screen.Columns(undoable.Select((action, index) => new[] { (index + 1).ToString(CultureInfo.InvariantCulture), $"{Ink.Safe(action.Description)}\n{Ink.Quiet(action.Inverse)}" }));
        IReadOnlyList<string> ids = [.. undoable.Select(action => action.Id)];
        while (true)
        {
            switch (Ask("Undo [[a]]ll  [[c]]hoose  [[n]]othing"))
            {
                case "a": return ids;
                case "n" or null: return [];
                case "c" when Numbers("Undo which? (1,3-5)", ids) is { Count: > 0 } chosen: return chosen;
            }
        }
    }

    public bool Close() => Ask("Close the incident? [[y]]es  [[n]]o") is "y" or "";

    private IReadOnlyList<string>? Numbers(string question, IReadOnlyList<string> ids)
    {
        terminal.Screen.Markup($"{Markup.Escape(question)} > ");
        return terminal.Input.ReadLine() is { } line ? Choice.Read(line, ids) : null;
    }

    /// <returns>The first letter in lower case, "" for an empty line; null at the end of the input.</returns>
    private string? Ask(string markup)
    {
        terminal.Screen.Markup($"{markup} > ");
        var line = terminal.Input.ReadLine()?.Trim().ToLowerInvariant();
        return line is { Length: > 1 } ? line[..1] : line;
    }
}
