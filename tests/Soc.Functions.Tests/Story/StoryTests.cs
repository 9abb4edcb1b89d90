using Soc.Core.Incidents;
using Soc.Core.Respond;

namespace Soc.Functions.Tests.Story;

/// <summary>One engine contract: the story has the same end on the durable shell as on the engine of one machine.</summary>
public sealed class StoryTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_durable_shell_finds_contains_undoes_and_closes_as_the_local_engine_does()
    {
        await using var local = await LocalSoc.Open(StoryRun.Start, Cancellation);
        await using var durable = await DurableSoc.Open(StoryRun.Start, Cancellation);

        var (expected, found) = (await Tell(local), await Tell(durable));

        Assert.Equal(expected, found);
        Assert.Contains(nameof(ActionStatus.Effective), found[0], StringComparison.Ordinal);
        Assert.Contains(nameof(ActionStatus.Undone), found[1], StringComparison.Ordinal);
        Assert.DoesNotContain(nameof(ActionStatus.UndoFailed), found[1], StringComparison.Ordinal);
        Assert.Contains(nameof(IncidentStatus.Closed), found[2], StringComparison.Ordinal);
        Assert.Equal(Calls(local), Calls(durable));
    }

    /// <returns>How the incident stands after each decision.</returns>
    private static async Task<IReadOnlyList<string>> Tell(IStoryHost host)
    {
        await StoryRun.Feed(host, Cancellation);
        var incident = await StoryRun.TheIncident(host, Cancellation);
        var outcomes = new List<string>();
        foreach (var verdict in new[] { Verdict.Approve, Verdict.Undo, Verdict.Close })
        {
            await StoryRun.Decide(host, incident, verdict, Cancellation);
            outcomes.Add(await StoryRun.Outcome(host, incident, Cancellation));
        }

        return outcomes;
    }

    private static IReadOnlyList<string> Calls(IStoryHost host) => [.. host.Journal.Select(entry => $"{entry.Method} {entry.Path}").Order(StringComparer.Ordinal)];
}
