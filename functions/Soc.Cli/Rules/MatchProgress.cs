using System.Globalization;
using Soc.Cli.Hosting;
using Soc.Cli.Screens;
using Spectre.Console;

namespace Soc.Cli.Rules;

/// <summary>A bar on a terminal; elsewhere a line now and then on standard error, so that what is found stays by itself.</summary>
internal sealed class MatchProgress(Terminal terminal, MatchRun run)
{
    private static readonly TimeSpan LineEvery = TimeSpan.FromSeconds(2);

    private readonly long _started = terminal.Clock.GetTimestamp();

    public TimeSpan Elapsed => terminal.Clock.GetElapsedTime(_started);

    /// <param name="size">Of all inputs, bytes; 0 where nobody knows.</param>
    /// <param name="work">Is handed what to call with how many bytes lie behind.</param>
    public Task Bar(long size, Func<Action<long>, Task> work) =>
        terminal.Screen.Progress().AutoClear(true).Columns(new ProgressBarColumn { Width = 28 }, new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .StartAsync(async context =>
            {
                var task = context.AddTask("reading", maxValue: Math.Max(1, size));
                task.IsIndeterminate = size == 0;
                await work(read => (task.Value, task.Description) = (read, Ink.Safe(Words())));
            });

    public Task Lines(Func<Action<long>, Task> work)
    {
        var shown = _started;
        return work(_ =>
        {
            if (terminal.Clock.GetElapsedTime(shown) < LineEvery) return;
            shown = terminal.Clock.GetTimestamp();
            terminal.Error.WriteLine(Words());
        });
    }

    private string Words() =>
        string.Create(CultureInfo.InvariantCulture, $"{run.Records:N0} records, {MatchSummary.PerSecond(run.Records, Elapsed):N0}/s, {run.Matches:N0} matches");
}
