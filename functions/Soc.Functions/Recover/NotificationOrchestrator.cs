using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Soc.Functions.Processes;

namespace Soc.Functions.Recover;

/// <summary>The clocks that the law has set for one incident: rests until somebody has to be told of one, or answers it.</summary>
public static class NotificationOrchestrator
{
    [Function(nameof(NotificationOrchestrator))]
    public static Task Run([OrchestrationTrigger] TaskOrchestrationContext context) => context.TakeTurns();
}
