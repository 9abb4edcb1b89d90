using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Soc.Core.Processes;
using Soc.Functions.Processes;

namespace Soc.Functions.Respond;

/// <summary>One approved action: snapshot, act, read back until it is effective or time is up, report; and the same way back when it is undone.</summary>
public static class ContainmentOrchestrator
{
    [Function(nameof(ContainmentOrchestrator))]
    public static async Task Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var action = context.GetInput<ProcessId>();
        for (var turn = 0; turn < Runbook.TurnsPerHistory; turn++)
        {
            var wake = context.NewWake();
            var taken = await context.Advance(action, wake);
            if (taken.Ended) return;
            await context.WakeOrDue(wake, taken.Due);
        }
        context.TurnThePage(action);
    }
}
