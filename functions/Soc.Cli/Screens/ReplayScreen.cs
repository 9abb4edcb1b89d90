using System.Globalization;
using Soc.Cli.Hosting;
using Soc.Core.Review;
using Spectre.Console;

namespace Soc.Cli.Screens;

/// <summary>How a replay ended.</summary>
internal static class ReplayScreen
{
    public static void Show(IAnsiConsole console, string folder, Tally tally, IReadOnlyList<IncidentView> incidents, TimeSpan elapsed)
    {
        TallyScreen.Show(console, tally);
        console.Line(string.Create(CultureInfo.InvariantCulture, $"{tally.Alerts} alerts, {incidents.Count} incidents, in {Wording.Span(elapsed)} ({tally.Received / Math.Max(0.001, elapsed.TotalSeconds):N0} records/s)"));
        if (tally.Quarantined > 0) console.Line(Ink.Quiet("What could not be read: soc quarantine list"));
        if (incidents.Count > 0)
        {
            console.Heading("Incidents");
            IncidentsScreen.Show(console, incidents);
        }

        console.WriteLine();
        console.MarkupLine(Ink.Quiet($"Data in {folder}"));
    }
}
