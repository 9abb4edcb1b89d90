using Soc.Core.Correlate;
using Soc.Core.Detect;
using Soc.Core.Incidents;
using Soc.Core.Prepare;
using Soc.Core.Processes;
using Soc.Core.Stores;
using Soc.Core.Triage;

namespace Soc.Cli.Tests.Correlate;

/// <summary>The second half of the SOC without its engine: alerts go in one by one, incidents are told at once.</summary>
internal sealed class Watch(IDocumentStore store, Dictionary<ProcessId, IncidentState> incidents)
{
    private static readonly IncidentDecider Decider = new(TriagePolicy.Default);
    private static readonly DateTimeOffset Now = RandomAlerts.Monday.AddDays(7);

    public IReadOnlyDictionary<ProcessId, IncidentState> Incidents => incidents;

    /// <summary>The alerts of each incident that stands; ordered.</summary>
    public IReadOnlyList<string> Open => [.. incidents.Values
        .Where(incident => incident.Status is IncidentStatus.Open)
        .Select(incident => string.Join(' ', incident.Alerts.Keys))
        .Order(StringComparer.Ordinal)];

    public async Task Deliver(IEnumerable<Alert> alerts)
    {
        foreach (var alert in alerts) Tell(await Correlate(alert));
    }

    public Task<IReadOnlyList<Message>> Correlate(Alert alert) =>
        new Correlator(store, TriagePolicy.Default).Correlate(alert, new TenantDirectory(TenantProfile.Empty(alert.Tenant)), Now, TestContext.Current.CancellationToken);

    public void Tell(IEnumerable<Message> messages)
    {
        foreach (var message in messages) Tell(message.Target, (IncidentCommand)message.Command);
    }

    public void Tell(ProcessId target, IncidentCommand command)
    {
        var state = incidents.GetValueOrDefault(target, Decider.Initial);
        foreach (var @event in Decider.Decide(command, state).Events)
        {
            incidents[target] = state = Decider.Evolve(state, @event);
            foreach (var handOver in Decider.Effects(state, @event).OfType<HandOver>())
                Tell(target with { Key = handOver.Into }, new IncidentCommand.Absorb(handOver.From, handOver.Alerts, handOver.Actions, handOver.Requesters, handOver.Tier, handOver.Open, RandomAlerts.Directory, Now));
        }
    }
}
