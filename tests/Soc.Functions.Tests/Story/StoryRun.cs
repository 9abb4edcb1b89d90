using Soc.Core;
using Soc.Core.Incidents;
using Soc.Core.Prepare;
using Soc.Core.Review;
using Soc.Core.Triage;
using Soc.Simulator.Day;
using Soc.Simulator.Tenant;

namespace Soc.Functions.Tests.Story;

/// <summary>The story of the first day, told to any engine: an attack among office noise, contained with an analyst's approval and undone.</summary>
internal static class StoryRun
{
    private const int Seed = 7;

    private static readonly Analyst Decider = InventedTenant.Profile.Analysts.First(analyst => analyst.Tier is Tier.L3);

    public static IReadOnlyList<HubMessage> Day { get; } = OfficeDay.Generate(Seed, new DayOptions(BenignSignals: 300));

    public static DateTimeOffset Start => Day.Min(message => message.EnqueuedAt).AddMinutes(-1);

    public static async Task Feed(IStoryHost host, CancellationToken cancellation)
    {
        foreach (var message in Day)
        {
            if (message.EnqueuedAt > host.Now) await host.MoveTo(message.EnqueuedAt, cancellation);
            await host.Take(message, cancellation);
        }
    }

    public static async Task<string> TheIncident(IStoryHost host, CancellationToken cancellation)
    {
        var open = new List<string>();
        await foreach (var incident in new IncidentRegister(host.Store).List(InventedTenant.Id, cancellation))
            if (await host.Cases.State(InventedTenant.Id, incident, cancellation) is { Status: not IncidentStatus.Merged }) open.Add(incident);
        return Assert.Single(open);
    }

    /// <summary>The analyst says it on the card that stands, and time passes until nothing is under way any more.</summary>
    public static async Task Decide(IStoryHost host, string incident, Verdict verdict, CancellationToken cancellation)
    {
        var state = await State(host, incident, cancellation);
        var decision = new Decision(state.Card!.Id, Decider.Id, verdict, host.Now);
        var delivery = await host.Tell(IncidentId.Of(InventedTenant.Id, incident), new IncidentCommand.Decide(decision, Decider), cancellation);
        Assert.Null(delivery.Refusal);
        for (var minute = 0; minute < 60 && (minute == 0 || await UnderWay(host, incident, cancellation)); minute++)
            await host.MoveTo(host.Now.AddMinutes(1), cancellation);
    }

    /// <summary>What was found and done, without anything that depends on the run.</summary>
    public static async Task<string> Outcome(IStoryHost host, string incident, CancellationToken cancellation)
    {
        var view = (await host.Cases.View(InventedTenant.Id, incident, cancellation))!;
        var state = await State(host, incident, cancellation);
        var actions = state.Actions.Select(pair => $"{pair.Key}: {pair.Value.Status}");
        return string.Join('\n', [SocJson.Write(view.Finding), view.Status.ToString(), view.Tier.ToString(), .. actions]);
    }

    public static async Task<IncidentState> State(IStoryHost host, string incident, CancellationToken cancellation) =>
        (await host.Cases.State(InventedTenant.Id, incident, cancellation))!;

    private static async Task<bool> UnderWay(IStoryHost host, string incident, CancellationToken cancellation) =>
        (await State(host, incident, cancellation)).Actions.Values.Any(action => action.InFlight);
}
