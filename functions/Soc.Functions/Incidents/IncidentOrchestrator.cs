using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Soc.Core.Processes;
using Soc.Functions.Processes;
using Soc.Functions.Respond;

namespace Soc.Functions.Incidents;

/// <summary>One incident, for as long as it waits for an instant: gathering, triage, approval, containment. Whatever it is told later starts it again.</summary>
public static class IncidentOrchestrator
{
    [Function(nameof(IncidentOrchestrator))]
    public static async Task Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var incident = context.GetInput<ProcessId>();
        for (var turn = 0; turn < Runbook.TurnsPerHistory; turn++)
        {
            var wake = context.NewWake();
            var taken = await context.Advance(incident, wake);
            context.Begin(taken.Begin, nameof(ContainmentOrchestrator));
            if (taken.Ended) return;
            await context.WakeOrDue(wake, taken.Due);
        }
        context.TurnThePage(incident);
    }
}
