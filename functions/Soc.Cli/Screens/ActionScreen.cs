using Soc.Core.Review;
using Spectre.Console;

namespace Soc.Cli.Screens;

/// <summary>What was done in the tenant since an instant: before, each call, and what was read back.</summary>
internal static class ActionScreen
{
    public static void Show(IAnsiConsole console, IReadOnlyList<ActionStory> stories, DateTimeOffset since)
    {
        console.WriteLine();
        foreach (var story in stories)
        {
            console.Columns([[Ink.Sign(story.Action.Status), Ink.Strong(story.Action.Description)]]);
            console.Columns(story.Steps.Where(step => step.At >= since).Select(step => new[] { Ink.Quiet(Wording.Clock(step.At)), Ink.Safe(step.What, 300) }), indent: 5);
        }
    }
}
