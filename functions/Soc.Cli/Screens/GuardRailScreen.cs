using Soc.Core.Processes;
using Spectre.Console;

namespace Soc.Cli.Screens;

/// <summary>What was tried and must not work.</summary>
internal static class GuardRailScreen
{
    public static void Show(IAnsiConsole console, IReadOnlyList<(string What, Refusal? Refusal)> tried)
    {
        console.Heading("Guard rails, each of them tried just now");
        foreach (var (what, refusal) in tried)
        {
            console.Columns([[refusal is null ? "[red]✗[/]" : "[green]✓[/]", $"{Ink.Safe(what)}: {(refusal is null ? "[red]was not refused[/]" : "refused")}"]]);
            if (refusal is not null) console.Line(Ink.Quiet(refusal.Message), indent: 5);
            if (refusal?.HumanTask is { } instead) console.Line(Ink.Quiet($"Instead: {instead}"), indent: 5);
        }
    }
}
