using System.Globalization;
using Soc.Cli.Hosting;
using Spectre.Console;

namespace Soc.Cli.Screens;

/// <summary>What came in, and what became of it.</summary>
internal static class TallyScreen
{
    public static void Show(IAnsiConsole console, Tally tally)
    {
        console.Heading("Signals");
        console.Columns(tally.Sources.Select(pair => new[] { Number(pair.Value), Ink.Safe(pair.Key.ToString()) }));
        console.Line($"received {Plain(tally.Received)} = normalized {Plain(tally.Normalized)} + duplicates {Plain(tally.Duplicates)} + quarantined {Plain(tally.Quarantined)}");
    }

    public static string Plain(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Number(long number) => Plain(number).PadLeft(8);
}
