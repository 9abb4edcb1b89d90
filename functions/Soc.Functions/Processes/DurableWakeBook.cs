using Microsoft.Extensions.Logging;
using Soc.Core.Processes;
using Soc.Core.Respond;

namespace Soc.Functions.Processes;

/// <summary>
/// Notes in the table that a process is about to be told something, has it told, and starts or wakes its orchestration. Cut short anywhere,
/// the note stays, and <see cref="SweepWakes"/> finds it.
/// </summary>
internal sealed partial class DurableWakeBook(WakeTable wakes, Rouser rouser, ILogger<DurableWakeBook> logger) : IWakeBook
{
    public async Task<Delivery> WakeAfter(ProcessId target, Func<Task<Delivery>> append, CancellationToken cancellation)
    {
        var call = await wakes.Announce(target, cancellation);
        var delivery = await append();
        if (delivery.Events == 0)
        {
            await wakes.Withdraw(call, cancellation);
            return delivery;
        }
        await wakes.Confirm(call, cancellation);
        await Rouse(target, cancellation);
        return delivery;
    }

    /// <summary>What was told is told: an engine that cannot be reached only delays it. Containments are begun by their incident's orchestration.</summary>
    private async Task Rouse(ProcessId target, CancellationToken cancellation)
    {
        try
        {
            if (target.Kind == ContainmentProcess.Kind) await rouser.Wake(target, cancellation);
            else await rouser.WakeOrStart(target, cancellation);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            NotRoused(logger, target, failure);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "{Process} could not be woken; the sweep will do it.")]
    private static partial void NotRoused(ILogger logger, ProcessId process, Exception failure);
}
