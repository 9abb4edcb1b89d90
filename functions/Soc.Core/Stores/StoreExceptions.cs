namespace Soc.Core.Stores;

/// <summary>
/// The store cannot answer just now (locked by another process, throttled, unreachable). Nothing is known to have been written;
/// the same call may be made again, and finds a <see cref="WriteOutcome.Conflict"/> if the first one was written after all.
/// </summary>
public sealed class StoreBusyException : Exception
{
    public StoreBusyException(string message) : base(message) { }

    public StoreBusyException(string message, Exception inner) : base(message, inner) { }
}

/// <summary>The store cannot be used, and trying again will not help: not ours, damaged, unreadable, full. The message is one line for a human.</summary>
public sealed class StoreUnusableException : Exception
{
    public StoreUnusableException(string message) : base(message) { }

    public StoreUnusableException(string message, Exception inner) : base(message, inner) { }
}
