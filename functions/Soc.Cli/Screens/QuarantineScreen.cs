using System.Globalization;
using Soc.Core.Ingest;
using Soc.Core.Review;
using Spectre.Console;

namespace Soc.Cli.Screens;

/// <summary>What could not be read.</summary>
internal static class QuarantineScreen
{
    public static void Show(IAnsiConsole console, IReadOnlyList<QuarantineRow> rows)
    {
        if (rows.Count == 0)
        {
            console.MarkupLine("The quarantine is empty.");
            return;
        }

        foreach (var row in rows)
        {
            var (origin, partition, offset, index) = row.Position;
            console.MarkupLine($"{Ink.Strong(row.Id)}  {row.Code}  {Ink.Safe(row.Reason)}");
            console.Line(Ink.Quiet(string.Create(CultureInfo.InvariantCulture, $"{origin}, partition {partition}, offset {offset}, record {index}, {row.Size} bytes")));
        }

        console.WriteLine();
        console.MarkupLine($"{Wording.Count(rows.Count, "record")}. {Ink.Quiet("Try again with: soc quarantine replay")}");
    }
}
