using System.Globalization;
using System.Text;
using Soc.Core.Ingest;
using Soc.Core.Review;
using Spectre.Console;

namespace Soc.Cli.Screens;

/// <summary>What could not be read.</summary>
internal static class QuarantineScreen
{
    private const int LongestContent = 4_000;

    public static void Show(IAnsiConsole console, IReadOnlyList<QuarantineRow> rows)
    {
        if (rows.Count == 0)
        {
            console.MarkupLine("The quarantine is empty.");
            return;
        }

        foreach (var row in rows) Row(console, row);
        console.WriteLine();
        console.MarkupLine($"{Wording.Count(rows.Count, "record")}. {Ink.Quiet("Look at one: soc quarantine show ID. Try again: soc quarantine replay")}");
    }

    /// <param name="content">Somebody else's bytes: what steers a terminal is shown as code points, what is no text as U+FFFD.</param>
    public static void Show(IAnsiConsole console, QuarantineRow row, ReadOnlyMemory<byte> content)
    {
        Row(console, row);
        console.WriteLine();
        console.MarkupLine(Ink.Safe(Encoding.UTF8.GetString(content.Span), LongestContent));
    }

    private static void Row(IAnsiConsole console, QuarantineRow row)
    {
        var (origin, partition, offset, index) = row.Position;
        console.MarkupLine($"{Ink.Strong(row.Id)}  {row.Code}  {Ink.Safe(row.Reason)}");
        console.Line(Ink.Quiet(string.Create(
            CultureInfo.InvariantCulture,
            $"{row.Source?.ToString() ?? "unknown source"}, {origin}, {(row.Position.Line is { } line ? $"line {line}" : $"partition {partition}")}, offset {offset}, record {index}, {row.Size} bytes, arrived {Wording.Instant(row.ArrivedAt)} UTC")));
    }
}
