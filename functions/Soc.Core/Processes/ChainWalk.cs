namespace Soc.Core.Processes;

/// <summary>Follows a chain row by row, up to the first one that does not hold.</summary>
internal sealed class ChainWalk(ProcessId id)
{
    private readonly List<StoredEvent> _events = [];
    private StreamHead? _head;
    private ChainBreak? _broken;

    public IReadOnlyList<StoredEvent> Events => _events;

    public long Next => _events.Count + 1;

    private string Last => _events is [.., var last] ? last.Hash : Chain.Genesis(id);

    /// <param name="head">Null when it could not be read.</param>
    public void Expect(StreamHead? head)
    {
        _head = head;
        _broken = head is null ? new(0, ChainFault.Unreadable) : null;
    }

    /// <param name="inPlace">The row stands under the key of the next event.</param>
    /// <param name="event">Null when it could not be read.</param>
    public void Take(bool inPlace, StoredEvent? @event)
    {
        _broken ??= FaultOf(inPlace, @event) is { } fault ? new(Next, fault) : null;
        if (_broken is null)
            _events.Add(@event!);
    }

    public ChainBreak? Finish() => _broken ?? (_head, _events.Count) switch
    {
        (null, 0) => null,
        ({ Version: var version }, var count) when version > count => new(Next, ChainFault.Missing),
        ({ Hash: var hash }, _) when hash != Last => new(0, ChainFault.HeadMismatch),
        _ => null,
    };

    private ChainFault? FaultOf(bool inPlace, StoredEvent? @event) =>
        Next > (_head?.Version ?? 0) ? ChainFault.BeyondHead
        : !inPlace ? ChainFault.Missing
        : @event is null ? ChainFault.Unreadable
        : Chain.FaultOf(@event, Next, Last);
}
