using System.Globalization;
using Soc.Core.Detect;
using Soc.Core.Incidents;
using Soc.Core.Investigate;
using Soc.Core.Review;
using Spectre.Console;

namespace Soc.Cli.Screens;

/// <summary>The card: what an analyst needs to decide, and no more.</summary>
internal static class CardScreen
{
    private const int Reasons = 4;

    public static void Show(IAnsiConsole console, IncidentView view, Card card)
    {
        console.WriteLine();
        console.Write(new Rule($"[bold]Card {card.Number}[/] · valid until {Wording.Clock(card.ExpiresAt)} UTC · used once").LeftJustified());
        IncidentScreen.Head(console, view);
        console.WriteLine();
        console.Columns([.. view.Finding.Assessment.Reasons.Take(Reasons).Select(reason => new[] { string.Create(CultureInfo.InvariantCulture, $"{reason.Points,4:+0}"), Ink.Safe(reason.Text) })]);
        console.Heading("Kill chain");
        console.Columns(view.Finding.Phases.Select(phase => new[]
        {
            $"{Ink.Sign(phase.Visibility)} {phase.Phase.Words()}",
            phase.FirstSeen is { } first ? Wording.Clock(first) : "",
            phase.Visibility is Visibility.Seen ? Wording.Count(phase.Detections.Count, "detection") : Ink.Quiet(phase.Visibility.Words()),
        }));
        console.Heading("Proposed");
        foreach (var (number, id) in card.ActionIds.Index())
        {
            var action = view.Actions.First(each => each.Id == id);
            console.Columns([[(number + 1).ToString(CultureInfo.InvariantCulture), Ink.Safe(action.Description)]]);
            console.Line(Ink.Quiet($"{action.Why}."), indent: 5);
            console.Line(Ink.Quiet($"Way back: {action.Inverse}{(action.Approvers > 1 ? $" Needs {action.Approvers} persons." : "")}"), indent: 5);
        }
    }
}
