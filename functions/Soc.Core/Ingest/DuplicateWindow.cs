using Soc.Core.Tenants;

namespace Soc.Core.Ingest;

/// <summary>
/// Remembers the latest keys, so that what is delivered more than once is worked on once. Bounded: the key that came first is forgotten
/// first. Sparing work is all it is for: results downstream are the same for a copy that slips through. Not safe for threads.
/// </summary>
/// <param name="capacity">Keys to remember, at least 1.</param>
public sealed class DuplicateWindow(int capacity)
{
    private readonly HashSet<(TenantId, SignalSource, string)> _seen = [];
    private readonly Queue<(TenantId, SignalSource, string)> _order = new();

    /// <returns>True for a key that is new to the window; false for a duplicate.</returns>
    public bool Admit(Signal signal)
    {
        var key = (signal.Tenant, signal.Source, signal.Key);
        if (!_seen.Add(key)) return false;
        _order.Enqueue(key);
        if (_order.Count > capacity) _seen.Remove(_order.Dequeue());
        return true;
    }
}
