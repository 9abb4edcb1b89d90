using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Soc.Core.Processes;

namespace Soc.Functions.Processes;

/// <summary>Gives a process one turn.</summary>
public sealed class AdvanceProcess(Turns turns)
{
    [Function(nameof(AdvanceProcess))]
    public Task<TurnTaken> Run([ActivityTrigger] TurnRequest request, [DurableClient] DurableTaskClient client, CancellationToken cancellation) =>
        turns.Take(request, client, cancellation);
}

/// <param name="Wake">The name under which the orchestration can be woken from now on.</param>
public sealed record TurnRequest(ProcessId Process, string Wake);

/// <param name="Due">When the process wants its next turn.</param>
/// <param name="Begin">Processes that were spoken to and have no orchestration yet.</param>
/// <param name="Ended">The process waits for no instant; whoever speaks to it next starts it again.</param>
public sealed record TurnTaken(DateTimeOffset? Due, IReadOnlyList<ProcessId> Begin, bool Ended);
