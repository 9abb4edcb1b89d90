using System.Diagnostics;
using Soc.Cli.Stores;
using Soc.Contracts;
using Soc.KillHarness;

namespace Soc.Cli.Tests.Engine;

/// <summary>However often and wherever a run is killed, the story ends the same, each effect done once.</summary>
public sealed class KillTests : IDisposable
{
    /// <summary>128 + SIGKILL, as a shell would say it.</summary>
    private const int Killed = 137;

    private readonly List<DirectoryInfo> _folders = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nobody_is_killed_and_the_story_ends_as_it_should()
    {
        var (outcome, world, _) = await RunAlive(NewFolder());

        Assert.Collection(
            outcome,
            line => Assert.Contains("parcel|p-1 Acknowledged 5 ", line, StringComparison.Ordinal),
            line => Assert.Contains("parcel|p-2 Returned 7 ", line, StringComparison.Ordinal),
            line => Assert.Contains("ledger|main 2 parcels 2 ", line, StringComparison.Ordinal));
        Assert.Equal(11, world.Count);
    }

    [Fact]
    public async Task Killed_by_an_exception_at_any_step_a_fresh_engine_ends_the_story_the_same()
    {
        var (outcome, world, steps) = await RunAlive(NewFolder());

        for (var fatal = 1; fatal <= steps; fatal++)
        {
            var folder = NewFolder();
            await Assert.ThrowsAsync<KilledException>(() => Run(folder, KillSwitch.Throwing(fatal)));
            var (afterwards, happened, _) = await RunAlive(folder);
            Assert.Equal((fatal, Text(outcome)), (fatal, Text(afterwards)));
            Assert.Equal(world, happened);
        }
    }

    [Fact]
    public async Task Killed_by_an_exception_again_and_again_on_the_same_file_it_still_ends_the_same()
    {
        var (outcome, world, _) = await RunAlive(NewFolder());
        var folder = NewFolder();

        var kills = 0;
        for (var alive = false; !alive;)
            try
            {
                await Run(folder, KillSwitch.Throwing(++kills));
                alive = true;
            }
            catch (KilledException)
            {
                Assert.True(kills < 1_000);
            }

        var (afterwards, happened, _) = await RunAlive(folder);
        Assert.Equal(outcome, afterwards);
        Assert.Equal(world, happened);
    }

    /// <summary>Every step is tried with an exception above; a stride that shares no factor with the steps' pattern is enough to see that SIGKILL does no more.</summary>
    [Fact]
    public async Task Killed_by_the_operating_system_at_some_step_a_fresh_engine_ends_the_story_the_same()
    {
        var (outcome, world, steps) = await RunAlive(NewFolder());

        for (var fatal = 1; fatal <= steps; fatal += 11)
        {
            var folder = NewFolder();
            Assert.Equal(Killed, (await RunProcess(folder, fatal)).ExitCode);
            var (afterwards, happened, _) = await RunAlive(folder);
            Assert.Equal((fatal, Text(outcome)), (fatal, Text(afterwards)));
            Assert.Equal(world, happened);
        }
    }

    [Fact]
    public async Task Killed_by_the_operating_system_again_and_again_on_the_same_file_it_still_ends_the_same()
    {
        var (outcome, world, _) = await RunAlive(NewFolder());
        var folder = NewFolder();

        var (exit, output) = (Killed, "");
        for (var fatal = 1; exit == Killed; fatal++)
            (exit, output) = await RunProcess(folder, fatal);

        Assert.Equal(0, exit);
        Assert.Equal(Text(outcome), output.TrimEnd());
        Assert.Equal(world, FolderParcelWorld.Happened(Path.Combine(folder, "world")));
    }

    public void Dispose() => _folders.ForEach(folder => folder.Delete(recursive: true));

    private static async Task<(IReadOnlyList<string> Outcome, SortedDictionary<string, string> World, int Steps)> RunAlive(string folder)
    {
        var (outcome, steps) = await Run(folder, KillSwitch.Throwing(0));
        return (outcome, FolderParcelWorld.Happened(Path.Combine(folder, "world")), steps);
    }

    private static async Task<(IReadOnlyList<string> Outcome, int Steps)> Run(string folder, KillSwitch killSwitch)
    {
        using var file = SqliteFile.Open(Path.Combine(folder, "soc.db"));
        var story = await ParcelStory.Open(new KillableDocumentStore(new SqliteDocumentStore(file), killSwitch), Cancellation);
        var world = new FolderParcelWorld(story.Clock, Path.Combine(folder, "world"));
        var outcome = await story.Run(new KillableEffectRunner(world, killSwitch), Cancellation);
        return (outcome, killSwitch.Steps);
    }

    private static async Task<(int ExitCode, string Output)> RunProcess(string folder, int fatal)
    {
        var harness = typeof(ParcelStory).Assembly.Location;
        var start = new ProcessStartInfo("dotnet", [harness, "parcels", folder, $"{fatal}"]) { RedirectStandardOutput = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The harness did not start.");
        var output = await process.StandardOutput.ReadToEndAsync(Cancellation);
        await process.WaitForExitAsync(Cancellation);
        return (process.ExitCode, output);
    }

    private static string Text(IReadOnlyList<string> lines) => string.Join(Environment.NewLine, lines);

    private string NewFolder()
    {
        _folders.Add(Directory.CreateTempSubdirectory("soc-kill-"));
        return _folders[^1].FullName;
    }
}
