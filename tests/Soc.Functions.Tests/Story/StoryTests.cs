using Soc.Core.Incidents;
using Soc.Core.Respond;

namespace Soc.Functions.Tests.Story;

/// <summary>One engine contract: the story has the same end on the durable shell as on the engine of one machine.</summary>
public sealed class StoryTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_durable_shell_finds_and_contains_what_the_local_engine_does()
    {
        await using var local = await LocalSoc.Open(StoryRun.Start, Cancellation);
        await using var durable = await DurableSoc.Open(StoryRun.Start, Cancellation);

        var (expected, found) = (await Tell(local), await Tell(durable));

        Assert.Equal(expected, found);
        Assert.Contains(nameof(ActionStatus.Effective), found, StringComparison.Ordinal);
        Assert.Equal(Calls(local), Calls(durable));
    }

    private static async Task<string> Tell(IStoryHost host)
    {
        await StoryRun.Feed(host, Cancellation);
        var incident = await StoryRun.TheIncident(host, Cancellation);
        await StoryRun.Decide(host, incident, Verdict.Approve, Cancellation);
        return await StoryRun.Outcome(host, incident, Cancellation);
    }

    private static IReadOnlyList<string> Calls(IStoryHost host) => [.. host.Journal.Select(entry => $"{entry.Method} {entry.Path}").Order(StringComparer.Ordinal)];
}
