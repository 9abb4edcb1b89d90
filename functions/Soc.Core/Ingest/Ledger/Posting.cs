namespace Soc.Core.Ingest.Ledger;

/// <summary>Enters arrivals on pages that are loaded.</summary>
internal sealed class Posting(LedgerPages pages, byte[] salt)
{
    private readonly SortedSet<string> _changed = new(StringComparer.Ordinal);
    private readonly Dictionary<SignalSource, Counts> _sources = [];
    private Counts _total;

    /// <summary>The pages that have to be written.</summary>
    public IReadOnlyCollection<string> Changed => _changed;

    public Entered Entered => new(_total, _sources);

    /// <summary>The days that the arrivals of a slot are entered on.</summary>
    public static IEnumerable<string> DaysOf(IGrouping<SlotId, Arrival> arrivals) =>
        arrivals.Select(arrival => SourceLedger.HourOf(arrival.ArrivedAt)).Append(arrivals.Key.Start).Distinct().Select(at => LedgerKey.Day(arrivals.Key.Source, at));

    /// <summary>The same arrival again changes nothing. Another copy of a record counts as one, whatever its host took it for.</summary>
    /// <param name="arrivals">Of one slot, in their order.</param>
    public void Post(IGrouping<SlotId, Arrival> arrivals)
    {
        var (slot, isRead) = (pages.Get<SeenSlot>(arrivals.Key.Key), 0);
        var news = new List<(Arrival Arrival, Fate Fate)>();
        foreach (var arrival in arrivals)
        {
            var fingerprint = Fingerprint.Of(arrival, salt);
            if (slot.Holds(fingerprint)) continue;
            var fate = slot.Knows(fingerprint.Key) && arrival.Fate is not Fate.Quarantined ? Fate.Duplicate : arrival.Fate;
            slot.Add(fingerprint, arrival.ArrivedAt);
            news.Add((arrival, fate));
            if (fate is Fate.Normalized or Fate.Own) isRead++;
        }

        if (news.Count == 0) return;
        _changed.Add(arrivals.Key.Key);
        foreach (var hour in news.GroupBy(each => SourceLedger.HourOf(each.Arrival.ArrivedAt)))
            Count(arrivals.Key.Source, hour.Key, hour.Aggregate(default(Counts), (sum, each) => sum + Counts.Of(each.Arrival, each.Fate)));
        if (isRead > 0) Happen(arrivals.Key, isRead);
        Note(arrivals.Key, isRead > 0, news.Max(each => each.Arrival.ArrivedAt));
    }

    public void Withdraw(Arrival arrival)
    {
        var (id, fingerprint) = (SlotId.Of(arrival), Fingerprint.Of(arrival, salt));
        var slot = pages.Get<SeenSlot>(id.Key);
        if (!slot.Holds(fingerprint)) return;
        slot.Forget(fingerprint);
        _changed.Add(id.Key);
        Count(id.Source, SourceLedger.HourOf(arrival.ArrivedAt), Counts.Released);
    }

    private void Count(SignalSource? source, DateTimeOffset hour, Counts counts)
    {
        var day = LedgerKey.Day(source, hour);
        pages.Get<LedgerDay>(day).Arrive(hour.Hour, counts);
        _changed.Add(day);
        _total += counts;
        if (source is { } known) _sources[known] = _sources.GetValueOrDefault(known) + counts;
    }

    private void Happen(SlotId slot, int records)
    {
        var day = LedgerKey.Day(slot.Source, slot.Start);
        pages.Get<LedgerDay>(day).Happen(slot.Start.Hour, records);
        _changed.Add(day);
    }

    private void Note(SlotId slot, bool isRead, DateTimeOffset arrivedAt)
    {
        if (slot.Source is { } source && pages.Get<StandingPage>(LedgerKey.Sources).Note(source, isRead ? SourceLedger.HourOf(slot.Start) : null, arrivedAt)) _changed.Add(LedgerKey.Sources);
    }
}
