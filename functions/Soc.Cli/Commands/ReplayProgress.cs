using System.Globalization;
using Soc.Cli.Hosting;
using Soc.Cli.Screens;
using Spectre.Console;

namespace Soc.Cli.Commands;

/// <summary>A bar on a terminal, a line now and then elsewhere.</summary>
internal static class ReplayProgress
{
    private static readonly TimeSpan LineEvery = TimeSpan.FromSeconds(2);

    public static Task Show(Terminal terminal, bool quiet, Replay replay, CancellationToken cancellation)
    {
        if (quiet) return replay.Run(_ => { }, cancellation);
        return terminal.Interactive ? Bar(terminal, replay, cancellation) : Lines(terminal, replay, cancellation);
    }

    private static Task Bar(Terminal terminal, Replay replay, CancellationToken cancellation)
    {
        var started = terminal.Clock.GetTimestamp();
        return terminal.Screen.Progress().AutoClear(true).Columns(new ProgressBarColumn { Width = 28 }, new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .StartAsync(async context =>
            {
                var task = context.AddTask("reading", maxValue: Math.Max(1, replay.Size));
                await replay.Run(read => (task.Value, task.Description) = (read, Ink.Safe(Words(replay, terminal, started))), cancellation);
            });
    }

    private static async Task Lines(Terminal terminal, Replay replay, CancellationToken cancellation)
    {
        var started = terminal.Clock.GetTimestamp();
        var shown = started;
        await replay.Run(_ =>
        {
            if (terminal.Clock.GetElapsedTime(shown) < LineEvery) return;
            shown = terminal.Clock.GetTimestamp();
            terminal.Output.WriteLine(Words(replay, terminal, started));
        }, cancellation);
    }

    private static string Words(Replay replay, Terminal terminal, long started)
    {
        var seconds = Math.Max(0.001, terminal.Clock.GetElapsedTime(started).TotalSeconds);
        return string.Create(CultureInfo.InvariantCulture, $"{replay.Tally.Received:N0} records, {replay.Tally.Received / seconds:N0}/s, {replay.Tally.Incidents.Count} incidents");
    }
}
