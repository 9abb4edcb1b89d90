using System.Globalization;
using Soc.Cli.Demo;
using Soc.Cli.Hosting;
using Soc.Core.Incidents;
using Soc.Core.Prepare;
using Soc.Core.Processes;
using Soc.Core.Review;
using Soc.Simulator.Tenant;
using Spectre.Console;

namespace Soc.Cli.Screens;

/// <summary>The demo's own words.</summary>
internal static class DemoScreen
{
    public static void Welcome(Terminal terminal, SocHost host, DemoOptions options, string? standing)
    {
        var (screen, profile) = (terminal.Screen, InventedTenant.Profile);
        screen.MarkupLine($"[bold]{Ink.Safe(profile.Name)}[/], a company that does not exist: {profile.Users.Count} accounts, {profile.Devices.Count} devices");
        screen.MarkupLine(string.Create(CultureInfo.InvariantCulture, $"{host.Clock.GetUtcNow().UtcDateTime:dddd, d MMMM yyyy}, simulated: {options.Signals:N0} ordinary signals and one attack"));
        if (standing is not null) screen.MarkupLine(Ink.Quiet(standing));
        screen.MarkupLine(Ink.Quiet($"Data in {host.Workspace.Folder}"));
        screen.MarkupLine(Ink.Quiet("Graph and Defender are simulated on loopback; the calls are those of production."));
        if (options.Answer is { } answer) screen.MarkupLine(Ink.Quiet($"Nobody is asked: the analysts {answer.Words()} everything."));
        else if (!terminal.Interactive) screen.MarkupLine(Ink.Quiet("There is no terminal to ask on, so the invented analysts approve."));
    }

    public static void Morning(IAnsiConsole screen, DateTimeOffset now)
    {
        screen.WriteLine();
        screen.MarkupLine(string.Create(CultureInfo.InvariantCulture, $"[bold]{now.UtcDateTime:dddd, d MMMM}[/], {Wording.Clock(now)[..5]}: the rest of the day has passed"));
    }

    public static void Says(IAnsiConsole screen, DateTimeOffset now, Analyst person, Verdict verdict, IReadOnlyList<string>? actions)
    {
        var what = actions is null ? "" : $" {Wording.Count(actions.Count, "action")}";
        screen.WriteLine();
        screen.MarkupLine($"  {Wording.Clock(now)[..5]}  {Ink.Strong(person.Name)} ({person.Tier}): [bold]{Ink.Safe(verdict.Words())}[/]{what}");
    }

    public static void Refused(IAnsiConsole screen, Refusal refusal) => screen.Line($"[red]Refused:[/] {Ink.Safe(refusal.Message)}", indent: 9);

    public static void Left(Terminal terminal, SocHost host, string incident)
    {
        var data = Data(terminal, host);
        terminal.Screen.WriteLine();
        terminal.Screen.MarkupLine($"The incident stays open. Go on with [bold]soc incidents {Ink.Safe(incident)}{data}[/] and [bold]soc decide {Ink.Safe(incident)} …{data}[/]");
    }

    public static void Summary(Terminal terminal, SocHost host, Tally tally, IReadOnlyList<string> incidents, TimeSpan elapsed)
    {
        var screen = terminal.Screen;
        TallyScreen.Show(screen, tally);
        screen.Line($"{Wording.Count(tally.Alerts, "alert")}, {Wording.Count(incidents.Count, "incident")}, in {Wording.Span(elapsed)}");
        screen.Heading("Report");
        foreach (var incident in incidents)
            foreach (var format in new[] { ReportFormat.Html, ReportFormat.Md, ReportFormat.Json })
                screen.Line(Ink.Safe(Path.GetRelativePath(terminal.Folder, host.Reports.PathOf(incident, format)), 400));
        screen.WriteLine();
        screen.MarkupLine($"[grey]Look closer: soc incidents ID{Data(terminal, host)}, with --verify for the hash chains[/]");
    }

    /// <summary>What a later command has to be told to find this folder.</summary>
    private static string Data(Terminal terminal, SocHost host) =>
        host.Workspace.Folder == Workspace.DefaultDemo(terminal.Folder) ? "" : $" --data {Ink.Safe(Path.GetRelativePath(terminal.Folder, host.Workspace.Folder), 400)}";
}
