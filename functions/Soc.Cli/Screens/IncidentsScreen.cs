using System.Globalization;
using Soc.Core.Review;
using Spectre.Console;

namespace Soc.Cli.Screens;

/// <summary>All incidents, newest first.</summary>
internal static class IncidentsScreen
{
    public static void Show(IAnsiConsole console, IReadOnlyList<IncidentView> incidents)
    {
        if (incidents.Count == 0)
        {
            console.MarkupLine("No incidents.");
            return;
        }

        foreach (var view in incidents)
        {
            var (assessment, opened) = (view.Finding.Assessment, Wording.Instant(view.OpenedAt)[..16]);
            console.MarkupLine(string.Create(CultureInfo.InvariantCulture, $"{Ink.Strong(view.Id)}  {Ink.Level(assessment.Severity)}  score {assessment.Score}  {Ink.Status(view.Status)}  {view.Tier}  {Ink.Quiet($"{opened} UTC")}"));
            console.Line(Ink.Safe(view.Finding.Title), indent: 4);
        }
    }
}
