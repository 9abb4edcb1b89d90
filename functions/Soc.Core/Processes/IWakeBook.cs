namespace Soc.Core.Processes;

/// <summary>Where a host remembers which processes it has to advance, so that a crash between a command and its effects loses nothing.</summary>
public interface IWakeBook
{
    /// <summary>
    /// Appends to a process and sees to it that the process is advanced afterwards, also when this host is killed before, while or just
    /// after it appends. (Noting it down only before would not do: another host may take that turn, find nothing, and strike out the
    /// note before the append happens.) A process that is advanced in vain takes no harm.
    /// </summary>
    /// <returns>What <paramref name="append"/> returned.</returns>
    Task<Delivery> WakeAfter(ProcessId target, Func<Task<Delivery>> append, CancellationToken cancellation);
}
