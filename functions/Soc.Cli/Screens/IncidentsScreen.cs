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

        var table = new Table().Border(TableBorder.None).AddColumns("ID", "Status", "Score", "Tier", "Opened (UTC)", "What");
        foreach (var column in table.Columns.SkipLast(1)) column.NoWrap().PadRight(2);
        foreach (var view in incidents)
        {
            table.AddRow(
                Ink.Safe(view.Id), Ink.Status(view.Status), view.Finding.Assessment.Score.ToString(CultureInfo.InvariantCulture),
                view.Tier.ToString(), Wording.Instant(view.OpenedAt)[..16], Ink.Safe(view.Finding.Title));
        }

        console.Write(table);
    }
}
