using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Soc.Core.Processes;
using Soc.Core.Respond;
using Soc.Core.Stores;

namespace Soc.Functions.Processes;

/// <summary>
/// Turns of processes: first the name to wake by is written down, then the table is read. Whatever is appended before that reading is seen,
/// and whoever appends after it finds the name.
/// </summary>
public sealed partial class Turns(Engines engines, IDocumentStore store, TimeProvider clock, ILogger<Turns> logger)
{
    /// <summary>The pause after which a turn is tried again that the stores did not allow.</summary>
    public static readonly TimeSpan BusyPause = TimeSpan.FromSeconds(15);

    private readonly WakeTable _wakes = new(store, clock);

    public async Task<TurnTaken> Take(TurnRequest request, DurableTaskClient client, CancellationToken cancellation)
    {
        try
        {
            return await TakeTurn(request, client, cancellation);
        }
        catch (StoreBusyException busy)
        {
            Postponed(logger, request.Process, busy);
            return new(clock.GetUtcNow() + BusyPause, [], Ended: false);
        }
    }

    private async Task<TurnTaken> TakeTurn(TurnRequest request, DurableTaskClient client, CancellationToken cancellation)
    {
        var (process, engine) = (request.Process, engines.For(client));
        var touched = new HashSet<ProcessId>();
        while (true)
        {
            var calls = await _wakes.Listen(process, request.Wake, cancellation);
            var due = await Advance(engine, process, touched, cancellation);
            if (await _wakes.Settle(process, calls, due, cancellation))
                return new(due, await Idle(touched, client, cancellation), Ended: due is null);
        }
    }

    /// <summary>A process whose history does not hold is left alone: what it is told is refused from now on, and a person has to look.</summary>
    private async Task<DateTimeOffset?> Advance(ProcessEngine engine, ProcessId process, HashSet<ProcessId> touched, CancellationToken cancellation)
    {
        try
        {
            var turn = await engine.Advance(process, cancellation);
            touched.UnionWith(turn.Touched);
            return turn.Due;
        }
        catch (BrokenChainException broken)
        {
            LeftAlone(logger, process, broken);
            return null;
        }
    }

    private static async Task<IReadOnlyList<ProcessId>> Idle(IEnumerable<ProcessId> touched, DurableTaskClient client, CancellationToken cancellation)
    {
        var idle = new List<ProcessId>();
        foreach (var process in touched.Where(process => process.Kind == ContainmentProcess.Kind).OrderBy(process => process.Key, StringComparer.Ordinal))
            if (await client.GetInstanceAsync(Orchestration.InstanceOf(process), getInputsAndOutputs: false, cancellation) is null or { IsCompleted: true }) idle.Add(process);
        return idle;
    }

    [LoggerMessage(1, LogLevel.Warning, "The turn of {Process} is postponed: the stores are busy.")]
    private static partial void Postponed(ILogger logger, ProcessId process, Exception busy);

    [LoggerMessage(2, LogLevel.Critical, "{Process} is left alone: its history does not hold.")]
    private static partial void LeftAlone(ILogger logger, ProcessId process, Exception broken);
}
