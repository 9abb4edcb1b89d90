using Microsoft.DurableTask;
using Soc.Core.Processes;

namespace Soc.Functions.Processes;

/// <summary>The steps of an orchestration. All that is decided lies in the table: an orchestration knows only when to look again.</summary>
internal static class Runbook
{
    /// <summary>An orchestration is replayed from its history, so that is kept short.</summary>
    public const int TurnsPerHistory = 40;

    /// <summary>The longest rest: an event that got lost delays by no more. <see cref="SweepWakes"/> is usually quicker.</summary>
    public static readonly TimeSpan Heartbeat = TimeSpan.FromHours(1);

    /// <summary>A wait that timed out swallows the next event of its name, so each wait has a name of its own.</summary>
    public static string NewWake(this TaskOrchestrationContext context) => $"wake-{context.NewGuid():N}";

    public static Task<TurnTaken> Advance(this TaskOrchestrationContext context, ProcessId process, string wake) =>
        context.CallActivityAsync<TurnTaken>(nameof(AdvanceProcess), new TurnRequest(process, wake));

    /// <summary>The whole of a process that begins no others: advance, rest until something happens or is due, advance.</summary>
    public static async Task TakeTurns(this TaskOrchestrationContext context)
    {
        var process = context.GetInput<ProcessId>();
        for (var turn = 0; turn < TurnsPerHistory; turn++)
        {
            var wake = context.NewWake();
            var taken = await context.Advance(process, wake);
            if (taken.Ended) return;
            await context.WakeOrDue(wake, taken.Due);
        }
        context.TurnThePage(process);
    }

    /// <summary>Nobody waits for them: they report to the incident through the table.</summary>
    public static void Begin(this TaskOrchestrationContext context, IReadOnlyList<ProcessId> processes, string orchestrator)
    {
        foreach (var process in processes)
            _ = context.CallSubOrchestratorAsync(orchestrator, process, new SubOrchestrationOptions(instanceId: Orchestration.InstanceOf(process)));
    }

    /// <summary>Returns when woken, when due, or at the heartbeat, whichever is first.</summary>
    public static async Task WakeOrDue(this TaskOrchestrationContext context, string wake, DateTimeOffset? due)
    {
        using var rest = new CancellationTokenSource();
        var heartbeat = context.CurrentUtcDateTime + Heartbeat;
        var until = due?.UtcDateTime is { } instant && instant < heartbeat ? instant : heartbeat;
        await Task.WhenAny(context.CreateTimer(until, rest.Token), context.WaitForExternalEvent<string>(wake, rest.Token));
        rest.Cancel();
    }

    /// <summary>Begins a new history. Events on their way are for names that nobody waits for any more; the next turn reads the table.</summary>
    public static void TurnThePage(this TaskOrchestrationContext context, ProcessId process) =>
        context.ContinueAsNew(process, preserveUnprocessedEvents: false);
}
