namespace Soc.Core.Ingest.Ledger;

/// <summary>What is known of a source from all that it ever sent.</summary>
/// <param name="FirstTime">The hour of the earliest thing it told of; null while nothing of it could be read.</param>
/// <param name="LastTime">The hour of the latest.</param>
/// <param name="LastArrival">At most <see cref="SourceLedger.Grain"/> too early.</param>
public sealed record SourceStanding(DateTimeOffset? FirstTime, DateTimeOffset? LastTime, DateTimeOffset LastArrival);

/// <summary>The sources that a tenant has ever sent anything from.</summary>
internal sealed class StandingPage : LedgerPage
{
    private readonly SortedDictionary<SignalSource, SourceStanding> _sources;

    private StandingPage(IDictionary<SignalSource, SourceStanding> sources) => _sources = new(sources);

    public IReadOnlyDictionary<SignalSource, SourceStanding> Sources => _sources;

    public static StandingPage Read(string? body) => new(body is null ? [] : SocJson.Read<Dictionary<SignalSource, SourceStanding>>(body));

    /// <param name="time">The hour that the record tells of; null when it could not be read.</param>
    /// <returns>Whether anything is known that was not.</returns>
    public bool Note(SignalSource source, DateTimeOffset? time, DateTimeOffset arrivedAt)
    {
        var before = _sources.GetValueOrDefault(source);
        var after = new SourceStanding(
            Earlier(before?.FirstTime, time),
            Later(before?.LastTime, time),
            before is null || arrivedAt - before.LastArrival >= SourceLedger.Grain ? arrivedAt : before.LastArrival);
        _sources[source] = after;
        return after != before;
    }

    public override string Write() => SocJson.Write(_sources);

    private static DateTimeOffset? Earlier(DateTimeOffset? known, DateTimeOffset? time) => known is null || time < known ? time ?? known : known;

    private static DateTimeOffset? Later(DateTimeOffset? known, DateTimeOffset? time) => known is null || time > known ? time ?? known : known;
}
