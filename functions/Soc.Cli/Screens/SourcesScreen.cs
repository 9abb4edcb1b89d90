using System.Globalization;
using Soc.Core.Ingest.Ledger;
using Spectre.Console;

namespace Soc.Cli.Screens;

/// <summary>How the sources of a tenant stand, and what became of what they sent.</summary>
internal static class SourcesScreen
{
    public static void Show(IAnsiConsole console, string tenant, int hours, IReadOnlyList<SourceAccount> accounts)
    {
        console.MarkupLine($"{Ink.Strong(tenant)} {Ink.Quiet($"in the last {hours} h")}");
        if (accounts.Count == 0) console.MarkupLine("No source has sent anything yet.");
        foreach (var account in accounts)
        {
            console.MarkupLine($"  {account.Reading?.Condition.ToString() ?? "",-9}  {account.Source?.ToString() ?? "(unknown source)",-28}  {Ink.Quiet(Last(account))}");
            console.Line(Ink.Quiet(Words(account.Total)), indent: 4);
            if (Beside(account, hours) is { Length: > 0 } beside) console.Line(Ink.Quiet(beside), indent: 4);
        }
    }

    private static string Last(SourceAccount account) =>
        account.Reading?.LastArrival is { } at ? $"last {at.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC" : "";

    private static string Words(Counts counts) => counts.Received == 0
        ? "nothing received"
        : string.Create(CultureInfo.InvariantCulture, $"{counts.Received:N0} received = {counts.Normalized:N0} normalized + {counts.Duplicates:N0} duplicates + {counts.Quarantined:N0} quarantined");

    /// <summary>What is out of the ordinary.</summary>
    private static string Beside(SourceAccount account, int hours)
    {
        var parts = new (long Count, string Words)[]
        {
            (account.Total.Own, "of the SOC's own"), (account.Total.Late, "late"), (account.SilentHours, $"of {hours} h silent"),
        };
        return string.Join(", ", parts.Where(part => part.Count > 0).Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Count:N0} {part.Words}")));
    }
}
