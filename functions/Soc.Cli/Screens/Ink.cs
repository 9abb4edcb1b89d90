using Soc.Core.Detect;
using Soc.Core.Incidents;
using Soc.Core.Investigate;
using Soc.Core.Respond;
using Soc.Core.Review;
using Spectre.Console;

namespace Soc.Cli.Screens;

/// <summary>How words look. Colors only repeat what signs and words say already.</summary>
internal static class Ink
{
    /// <summary>Text of others: nothing in it steers the terminal, and nothing is markup.</summary>
    public static string Safe(string? text, int longest = 160) => Markup.Escape(VisibleText.Of(text, longest));

    public static string Quiet(string? text) => $"[grey]{Safe(text)}[/]";

    public static string Strong(string? text) => $"[bold]{Safe(text)}[/]";

    public static string Level(Severity severity) => severity switch
    {
        Severity.Critical => "[bold red]Critical[/]",
        Severity.High => "[red]High[/]",
        Severity.Medium => "[yellow]Medium[/]",
        _ => severity.ToString(),
    };

    public static string Sign(Visibility visibility) => visibility switch
    {
        Visibility.Seen => "[red]●[/]",
        Visibility.NotSeen => "[green]○[/]",
        _ => "[grey]?[/]",
    };

    public static string Sign(ActionStatus status) => status switch
    {
        ActionStatus.Effective => "[green]✓[/]",
        ActionStatus.Undone => "[blue]↩[/]",
        ActionStatus.Rejected => "[grey]–[/]",
        ActionStatus.Refused or ActionStatus.Failed or ActionStatus.UndoFailed => "[red]✗[/]",
        ActionStatus.HumanTask => "[yellow]![/]",
        _ => "[yellow]·[/]",
    };

    public static string Status(IncidentStatus status) => status is IncidentStatus.Open ? "[yellow]open[/]" : Safe(status.Words());
}
