using System.Collections.Concurrent;

namespace Soc.Core;

/// <summary>What was worked out once for a kind of record. Kinds are few, but records are whoever's: only so many are remembered. Safe for threads.</summary>
internal sealed class Remembered<TKind, T>
    where TKind : notnull
{
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<TKind, T> _known = [];
    private int _count;

    public T Of(TKind kind, Func<TKind, T> tell)
    {
        if (_known.TryGetValue(kind, out var known)) return known;
        var told = tell(kind);
        if (_count < Most && _known.TryAdd(kind, told)) Interlocked.Increment(ref _count);
        return told;
    }
}
