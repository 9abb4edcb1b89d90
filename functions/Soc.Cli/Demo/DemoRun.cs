using Soc.Cli.Hosting;
using Soc.Cli.Screens;
using Soc.Core.Incidents;
using Soc.Simulator.Day;
using Soc.Simulator.Day.Story;
using Soc.Simulator.Tenant;

namespace Soc.Cli.Demo;

/// <summary>The demo, read from top to bottom.</summary>
internal sealed class DemoRun(Terminal terminal, SocHost host, DemoOptions options, IReadOnlyList<HubMessage> day)
{
    /// <summary>The analyst sits down when the story has been told and nothing new has come for so long.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(45);

    private readonly Intake _intake = host.NewIntake(terminal.Error);

    /// <param name="standing">A word about what was found in the folder, or null.</param>
    /// <param name="started">Timestamp of the terminal's clock.</param>
    public async Task<int> Run(string? standing, long started, CancellationToken cancellation)
    {
        DemoScreen.Welcome(terminal, host, options, standing);
        var feed = new DayFeed(host, _intake, day);
        var watch = new GrowthWatch(host, terminal.Screen);
        await feed.Begin(cancellation);
        await Feed(feed, watch, untilQuiet: true, cancellation);
        foreach (var incident in await Incidents(cancellation))
        {
            var desk = new DemoCase(terminal, host, options, incident);
            if (!await desk.Contain(cancellation)) return Leave(incident);
            await new GuardRails(terminal, host, incident).Try(cancellation);
        }

        await Feed(feed, watch, untilQuiet: false, cancellation);
        await NextMorning(cancellation);
        foreach (var incident in await Incidents(cancellation))
        {
            var desk = new DemoCase(terminal, host, options, incident);
            if (!await desk.Contain(cancellation)) return Leave(incident);
            await desk.Undo(cancellation);
            if (!await desk.Close(cancellation)) return Leave(incident);
        }

        host.Remember(finished: true);
        DemoScreen.Summary(terminal, host, _intake.Tally, await Incidents(cancellation), terminal.Clock.GetElapsedTime(started));
        return 0;
    }

    /// <summary>Recovery takes its time: the account comes back when it is clean.</summary>
    private async Task NextMorning(CancellationToken cancellation)
    {
        var morning = new DateTimeOffset(AttackStory.Steps[0].At.UtcDateTime.Date, TimeSpan.Zero).AddDays(1).AddHours(9);
        await host.Passage.MoveTo(morning, cancellation);
        DemoScreen.Morning(terminal.Screen, host.Clock.GetUtcNow());
    }

    private async Task Feed(DayFeed feed, GrowthWatch watch, bool untilQuiet, CancellationToken cancellation)
    {
        var told = AttackStory.Steps.Max(step => step.At);
        while (!feed.Over)
        {
            if (await feed.Step(cancellation)) await watch.Look(_intake.Tally.Incidents, cancellation);
            var now = host.Clock.GetUtcNow();
            if (untilQuiet && now > told && _intake.Tally.Incidents.Count > 0 && now - watch.LastGrowth > Quiet) return;
        }
    }

    private async Task<IReadOnlyList<string>> Incidents(CancellationToken cancellation)
    {
        var open = new List<string>();
        await foreach (var incident in host.Register.List(InventedTenant.Id, cancellation))
            if (await host.Cases.State(InventedTenant.Id, incident, cancellation) is { Status: not IncidentStatus.Merged }) open.Add(incident);
        return open;
    }

    private int Leave(string incident)
    {
        host.Remember();
        DemoScreen.Left(terminal, host, incident);
        return 0;
    }
}
