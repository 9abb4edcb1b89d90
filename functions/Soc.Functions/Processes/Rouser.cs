using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Soc.Core.Processes;

namespace Soc.Functions.Processes;

/// <summary>
/// Starts the orchestration of a process, or wakes the one that runs. Two callers may both start it: then the later instance takes the place
/// of the earlier one, which harms nothing, because all that is known lies in the table.
/// </summary>
internal sealed class Rouser(DurableTaskClient client, WakeTable wakes)
{
    /// <returns>False when no orchestration runs.</returns>
    public async Task<bool> Wake(ProcessId process, CancellationToken cancellation)
    {
        var instance = Orchestration.InstanceOf(process);
        if (await client.GetInstanceAsync(instance, getInputsAndOutputs: false, cancellation) is null or { IsCompleted: true }) return false;
        if (await wakes.NameOf(process, cancellation) is { } name) await client.RaiseEventAsync(instance, name, "", cancellation);
        return true;
    }

    public async Task WakeOrStart(ProcessId process, CancellationToken cancellation)
    {
        if (!await Wake(process, cancellation))
            await client.ScheduleNewOrchestrationInstanceAsync(
                Orchestration.OrchestratorOf(process), process, new StartOrchestrationOptions(Orchestration.InstanceOf(process)), cancellation);
    }
}
