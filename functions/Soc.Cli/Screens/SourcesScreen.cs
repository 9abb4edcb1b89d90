using System.Globalization;
using Soc.Core.Ingest;
using Spectre.Console;

namespace Soc.Cli.Screens;

/// <summary>How the sources of a tenant stand.</summary>
internal static class SourcesScreen
{
    public static void Show(IAnsiConsole console, string tenant, IReadOnlyList<SourceReading> readings)
    {
        console.MarkupLine(Ink.Strong(tenant));
        if (readings.Count == 0) console.MarkupLine("No source has sent anything yet.");
        foreach (var reading in readings)
        {
            var last = reading.LastArrival is { } at ? at.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " UTC" : "at an unknown time";
            console.MarkupLine($"  {reading.Condition,-9}  {reading.Source,-28}  {Ink.Quiet($"last {last}")}");
        }
    }
}
