using Spectre.Console;
using Spectre.Console.Rendering;

namespace Soc.Cli.Screens;

/// <summary>The few shapes that every screen is made of.</summary>
internal static class Layout
{
    public static void Heading(this IAnsiConsole console, string title)
    {
        console.WriteLine();
        console.MarkupLine($"[bold]{Markup.Escape(title)}[/]");
    }

    /// <summary>Columns side by side, indented; the last one wraps, the others never.</summary>
    public static void Columns(this IAnsiConsole console, IEnumerable<string[]> rows, int indent = 2)
    {
        var all = rows.ToList();
        if (all.Count == 0) return;
        var grid = new Grid();
        for (var column = 0; column < all[0].Length; column++)
        {
            var last = column == all[0].Length - 1;
            grid.AddColumn(last ? new GridColumn().PadLeft(0).PadRight(0) : new GridColumn().NoWrap().PadLeft(0).PadRight(2));
        }

        foreach (var row in all) grid.AddRow([.. row.Select(IRenderable (cell) => new Markup(cell))]);
        console.Write(new Padder(grid).PadLeft(indent).PadRight(0).PadTop(0).PadBottom(0));
    }

    public static void Line(this IAnsiConsole console, string markup, int indent = 2) =>
        console.Write(new Padder(new Markup(markup)).PadLeft(indent).PadRight(0).PadTop(0).PadBottom(0));
}
