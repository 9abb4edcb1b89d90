namespace Soc.Core.Ingest.Ledger;

/// <summary>
/// Ten minutes of a source, by event time: what of it was dealt with. Copies of a record share its time, so they meet in one slot, whatever
/// partition, host or day they come by. Bounded: what came first is forgotten first.
/// </summary>
internal sealed class SeenSlot : LedgerPage
{
    /// <summary>480 KB, which are 640 KB in a document. A source that sends more in ten minutes may have its copies counted twice; nothing else suffers.</summary>
    public const int Capacity = 40_000;

    private readonly List<Fingerprint> _order;
    private readonly HashSet<Fingerprint> _arrivals;

    /// <summary>How many arrivals each key had.</summary>
    private readonly Dictionary<ulong, int> _keys = [];

    private SeenSlot(List<Fingerprint> order, DateTimeOffset touched)
    {
        (_order, _arrivals, Touched) = (order, [.. order], touched);
        foreach (var each in order) Count(each.Key, 1);
    }

    /// <summary>The latest arrival.</summary>
    public DateTimeOffset Touched { get; private set; }

    public override int Weight => base.Weight + _order.Count;

    public static SeenSlot Read(string? body)
    {
        if (body is null) return new([], DateTimeOffset.MinValue);
        var (touched, entries) = SocJson.Read<Content>(body);
        var order = new List<Fingerprint>(entries.Length / Fingerprint.Size);
        for (var at = 0; at < entries.Length; at += Fingerprint.Size) order.Add(Fingerprint.Read(entries.AsSpan(at)));
        return new(order, touched);
    }

    /// <summary>When the slot of a document was last touched.</summary>
    public static DateTimeOffset TouchedAt(string body) => SocJson.Read<Content>(body).Touched;

    public bool Knows(ulong key) => _keys.ContainsKey(key);

    public bool Holds(Fingerprint arrival) => _arrivals.Contains(arrival);

    public void Add(Fingerprint arrival, DateTimeOffset arrivedAt)
    {
        if (arrivedAt > Touched) Touched = arrivedAt;
        _arrivals.Add(arrival);
        _order.Add(arrival);
        Count(arrival.Key, 1);
        if (_order.Count > Capacity) Forget(_order[0]);
    }

    public void Forget(Fingerprint arrival)
    {
        _order.Remove(arrival);
        _arrivals.Remove(arrival);
        Count(arrival.Key, -1);
    }

    public override string Write()
    {
        var entries = new byte[_order.Count * Fingerprint.Size];
        for (var at = 0; at < _order.Count; at++) _order[at].Write(entries.AsSpan(at * Fingerprint.Size));
        return SocJson.Write(new Content(Touched, entries));
    }

    private void Count(ulong key, int change)
    {
        var count = _keys.GetValueOrDefault(key) + change;
        if (count > 0) _keys[key] = count;
        else _keys.Remove(key);
    }

    private sealed record Content(DateTimeOffset Touched, byte[] Entries);
}
