using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Soc.Functions.Processes;

namespace Soc.Functions.Respond;

/// <summary>One approved action: snapshot, act, read back until it is effective or time is up, report; and the same way back when it is undone.</summary>
public static class ContainmentOrchestrator
{
    [Function(nameof(ContainmentOrchestrator))]
    public static Task Run([OrchestrationTrigger] TaskOrchestrationContext context) => context.TakeTurns();
}
