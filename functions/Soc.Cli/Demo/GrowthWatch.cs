using System.Globalization;
using Soc.Cli.Hosting;
using Soc.Cli.Screens;
using Soc.Core.Detect;
using Soc.Core.Incidents;
using Soc.Core.Processes;
using Soc.Core.Respond;
using Soc.Core.Review;
using Soc.Core.Triage;
using Spectre.Console;

namespace Soc.Cli.Demo;

/// <summary>Tells how incidents grow: each detection once, each phase when it is first seen, and whom time calls.</summary>
internal sealed class GrowthWatch(SocHost host, IAnsiConsole console)
{
    private readonly Dictionary<ProcessId, Seen> _seen = [];

    /// <summary>When an incident last grew, on the SOC's clock.</summary>
    public DateTimeOffset LastGrowth { get; private set; } = DateTimeOffset.MinValue;

    public async Task Look(IEnumerable<ProcessId> incidents, CancellationToken cancellation)
    {
        foreach (var id in incidents)
            if (await host.Cases.State(id.Tenant, id.Key, cancellation) is { } state) Tell(_seen.TryGetValue(id, out var seen) ? seen : _seen[id] = Opened(state), state);
    }

    private Seen Opened(IncidentState state)
    {
        console.WriteLine();
        console.MarkupLine($"  {Now()}  [bold]Incident {Ink.Safe(state.Id)} opens[/]");
        console.Columns([["     ", Ink.Quiet("  phase                "), Ink.Quiet("score"), Ink.Quiet("detection")]]);
        return new Seen();
    }

    private void Tell(Seen seen, IncidentState state)
    {
        foreach (var alert in state.Chronology.Where(alert => seen.Detections.Add(alert.Detection.Id)))
        {
            Tell(alert, seen.Phases.Add(alert.Phase), state.Assessment.Score);
            LastGrowth = host.Clock.GetUtcNow();
        }

        if (state.Status is IncidentStatus.Open && state.Tier > seen.Tier)
        {
            seen.Tier = state.Tier;
            var why = state.Tier > state.Assessment.Tier ? "nobody decided in time" : $"score {state.Assessment.Score}, {state.Assessment.Severity}";
            console.Columns([[Now(), $"[yellow]→ {state.Tier} is called[/]", Ink.Quiet(why)]]);
        }

        if (state.Actions.Values.All(action => action.Status is not ActionStatus.Proposed)) return;
        foreach (var _ in state.PastCards.Where(pair => pair.Value is CardEnd.Expired && seen.Expired.Add(pair.Key)))
            console.Columns([[Now(), "[grey]  card expired[/]", Ink.Quiet("nobody decided; it is asked again")]]);
    }

    private void Tell(Alert alert, bool newPhase, int score)
    {
        var phase = alert.Phase.Words().PadRight(21);
        var sign = newPhase ? $"[red]●[/] [bold]{Ink.Safe(phase)}[/]" : $"[grey]· {Ink.Safe(phase)}[/]";
        console.Columns([[Now(), sign, string.Create(CultureInfo.InvariantCulture, $"{score,5}"), Ink.Safe(alert.Detection.Title)]]);
    }

    private string Now() => Wording.Clock(host.Clock.GetUtcNow())[..5];

    private sealed class Seen
    {
        public HashSet<string> Detections { get; } = [];
        public HashSet<Phase> Phases { get; } = [];
        public HashSet<string> Expired { get; } = [];
        public Tier Tier { get; set; }
    }
}
