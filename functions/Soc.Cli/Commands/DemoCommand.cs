using System.CommandLine;
using Soc.Cli.Demo;
using Soc.Cli.Hosting;
using Soc.Core.Incidents;
using Soc.Simulator.Day;
using Soc.Simulator.Tenant;

namespace Soc.Cli.Commands;

/// <summary>soc demo, and soc alone.</summary>
internal sealed class DemoCommand(Terminal terminal)
{
    private const int DefaultSeed = 1;
    private const int DefaultSignals = 20_000;
    private const int MostSignals = 1_000_000;

    private readonly Option<string?> _data = DataOption.Of(".soc/demo under the current directory; a finished demo there is replaced, a killed one goes on");
    private readonly Option<string?> _approve = new Option<string?>("--approve") { Description = "Do not ask: approve all.", HelpName = "all" }.Among("all");
    private readonly Option<string?> _reject = new Option<string?>("--reject") { Description = "Do not ask: reject all.", HelpName = "all" }.Among("all");
    private readonly Option<bool> _undo = new("--undo") { Description = "Do not ask: undo whatever can be undone before closing." };
    private readonly Option<int> _seed = new("--seed") { Description = "Which day the office has. The attack is the same on all.", DefaultValueFactory = _ => DefaultSeed };
    private readonly Option<int> _signals = new("--signals") { Description = "How many signals the office makes.", DefaultValueFactory = _ => DefaultSignals };

    public Command Build()
    {
        var command = new Command("demo", "A day of an invented company, with an attack inside: from the first signal to the undone containment.");
        Become(command);
        return command;
    }

    public void Become(Command command)
    {
        foreach (var option in new Option[] { _data, _approve, _reject, _undo, _seed, _signals }) command.Options.Add(option);
        command.SetAction(Run);
    }

    private async Task<int> Run(ParseResult parsed, CancellationToken cancellation)
    {
        var options = Read(parsed);
        var started = terminal.Clock.GetTimestamp();
        var workspace = Workspace.ToWrite(parsed.GetValue(_data) ?? Workspace.DefaultDemo(terminal.Folder), terminal.Folder);
        var (before, standing) = Standing(workspace, options);
        if (before is null) workspace.Clear();
        var day = OfficeDay.Generate(options.Seed, new DayOptions(options.Signals));
        var settings = before ?? new WorkspaceSettings(new DemoSettings(options.Seed, options.Signals, day[0].EnqueuedAt));
        workspace.Use(settings);
        new ProfileFolder(workspace.Tenants).Register(InventedTenant.Profile);
        await using var host = await SocHost.Open(workspace, settings, terminal.Clock, cancellation);
        return await new DemoRun(terminal, host, options, day).Run(standing, started, cancellation);
    }

    private DemoOptions Read(ParseResult parsed)
    {
        var (approve, reject) = (parsed.GetValue(_approve) is not null, parsed.GetValue(_reject) is not null);
        if (approve && reject) throw CommandException.Wrong("--approve and --reject exclude each other.");
        if (parsed.GetValue(_signals) is < 0 or > MostSignals) throw CommandException.Wrong($"--signals takes a number from 0 to {MostSignals}.");
        return new(approve ? Verdict.Approve : reject ? Verdict.Reject : null, parsed.GetValue(_undo), parsed.GetValue(_seed), parsed.GetValue(_signals));
    }

    /// <returns>The settings to go on with, or null to begin anew; and a word about it.</returns>
    private static (WorkspaceSettings? Settings, string? Words) Standing(Workspace workspace, DemoOptions options)
    {
        if (!workspace.Exists) return (null, null);
        if (workspace.Settings().Demo is not { } demo) throw CommandException.Wrong($"{workspace.Folder} holds the data of a replay; name another folder with --data.");
        if (demo.Finished) return (null, "The finished demo in this folder was replaced.");
        return demo.Seed == options.Seed && demo.Signals == options.Signals
            ? (new(demo), "A demo in this folder did not come to its end; it goes on.")
            : (null, "An unfinished demo of another day was replaced.");
    }
}
