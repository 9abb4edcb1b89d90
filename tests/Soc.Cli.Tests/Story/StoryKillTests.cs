using System.Diagnostics;
using Soc.Contracts;
using Soc.KillHarness;

namespace Soc.Cli.Tests.Story;

/// <summary>The whole way from the first signal to the closed incident, killed wherever it can be: it always ends with the same incident and the same ledger, and the tenant was touched once.</summary>
public sealed class StoryKillTests
{
    /// <summary>128 + SIGKILL, as a shell would say it.</summary>
    private const int Killed = 137;

    /// <summary>Shares no factor with the steps' pattern (two for each write, two for each effect).</summary>
    private const int Stride = 17;

    /// <summary>A process takes a second to start: the first one gets this far, each further one a step farther.</summary>
    private const int FirstFatal = 61;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nobody_is_killed_and_each_deed_is_done_and_undone_once()
    {
        await using var world = await StoryWorld.Start(Cancellation);

        await world.Run(KillSwitch.Throwing(0), Cancellation);

        Assert.Equal(world.Deeds.Distinct(), world.Deeds);
        Assert.Equal(10, world.Deeds.Count);
    }

    [Fact]
    public async Task Killed_at_one_step_after_the_other_on_the_same_file_the_story_ends_the_same()
    {
        var (incident, deeds, _) = await Alive();
        await using var world = await StoryWorld.Start(Cancellation);

        string? afterwards = null;
        for (var fatal = 1; afterwards is null; fatal++) afterwards = await Try(world, fatal);

        Assert.Equal(incident, afterwards);
        Assert.Equal(deeds, world.Deeds);
    }

    [Fact]
    public async Task Killed_at_any_step_a_fresh_engine_ends_the_story_the_same()
    {
        var (incident, deeds, steps) = await Alive();
        for (var fatal = 1; fatal <= steps; fatal += Stride)
        {
            await using var world = await StoryWorld.Start(Cancellation);
            Assert.Null(await Try(world, fatal));

            var afterwards = await world.Run(KillSwitch.Throwing(0), Cancellation);

            Assert.Equal((fatal, incident), (fatal, afterwards));
            Assert.Equal(deeds, world.Deeds);
        }
    }

    [Fact]
    public async Task Killed_by_the_operating_system_again_and_again_the_story_ends_the_same()
    {
        var (incident, deeds, _) = await Alive();
        await using var world = await StoryWorld.Start(Cancellation);

        var (exit, output) = (Killed, "");
        for (var fatal = FirstFatal; exit == Killed; fatal++) (exit, output) = await RunProcess(world, fatal);

        Assert.Equal((0, incident), (exit, output.TrimEnd()));
        Assert.Equal(deeds, world.Deeds);
    }

    private static async Task<(string Incident, IReadOnlyList<string> Deeds, int Steps)> Alive()
    {
        await using var world = await StoryWorld.Start(Cancellation);
        var counting = KillSwitch.Throwing(0);
        return (await world.Run(counting, Cancellation), world.Deeds, counting.Steps);
    }

    /// <returns>The incident, or null when the run was killed.</returns>
    private static async Task<string?> Try(StoryWorld world, int fatal)
    {
        try
        {
            return await world.Run(KillSwitch.Throwing(fatal), Cancellation);
        }
        catch (KilledException)
        {
            return null;
        }
    }

    private static async Task<(int ExitCode, string Output)> RunProcess(StoryWorld world, int fatal)
    {
        var harness = typeof(IncidentStory).Assembly.Location;
        var start = new ProcessStartInfo("dotnet", [harness, "incident", world.Folder, $"{fatal}", $"{world.Graph}", $"{world.Defender}"]) { RedirectStandardOutput = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The harness did not start.");
        var output = await process.StandardOutput.ReadToEndAsync(Cancellation);
        await process.WaitForExitAsync(Cancellation);
        return (process.ExitCode, output);
    }
}
