using Soc.Core.Review;
using Spectre.Console;

namespace Soc.Cli.Screens;

/// <summary>Whether the histories hold.</summary>
internal static class ChainScreen
{
    public static void Show(IAnsiConsole console, IReadOnlyList<ChainFinding> findings)
    {
        console.Heading("Hash chains");
        console.Columns(findings.Select(finding => new[]
        {
            finding.Fault is null ? "[green]✓[/]" : "[red]✗[/]",
            Ink.Safe(finding.Process),
            finding.Fault is { } fault ? $"[red]{Ink.Safe(fault)}[/]" : Ink.Quiet($"intact, {Wording.Count((int)finding.Events, "event")}"),
        }));
    }
}
