namespace Soc.Core.Processes;

/// <summary>Where a host remembers which processes it has to advance, so that a crash between a command and its effects loses nothing.</summary>
public interface IWakeBook
{
    /// <summary>
    /// Called before a command is appended to a process. When it returns, the host will advance that process, even if it is killed at once.
    /// A process that is advanced in vain takes no harm.
    /// </summary>
    ValueTask Expect(ProcessId target, CancellationToken cancellation);
}
