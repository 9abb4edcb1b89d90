namespace Soc.Core.Ingest.Ledger;

/// <summary>
/// What the sources have told of a time. A function of the set of records, by when things happened: whatever order they came in, the same
/// records say the same.
/// </summary>
/// <param name="Standing">Every source that has ever sent anything.</param>
/// <param name="Told">The hours of which each source has told something, as far as they were looked up.</param>
/// <param name="Polled">Up to when the Office 365 audit log was read, whether or not anything was in it; null where it is not polled.</param>
public sealed record SourceReports(IReadOnlyDictionary<SignalSource, SourceStanding> Standing, IReadOnlySet<(SignalSource Source, DateTimeOffset Hour)> Told, DateTimeOffset? Polled)
{
    public static readonly SourceReports None = new(new Dictionary<SignalSource, SourceStanding>(), new HashSet<(SignalSource, DateTimeOffset)>(), null);

    /// <param name="period">Null: at any time.</param>
    /// <returns>Why nothing of that time could be seen through this source; null where it could, even if it had nothing to say.</returns>
    public Blindness? Blind(SignalSource source, Period? period)
    {
        if (Standing.GetValueOrDefault(source)?.FirstTime is not { } first) return new(BlindReason.NeverSent);
        if (period is null) return null;
        if (first > period.To) return new(BlindReason.NotYet, Until: first);
        var hours = HoursOf(SourceHealth.ConnectionOf(source));
        if (period.Hours().Any(hour => IsHeard(SourceHealth.ConnectionOf(source), hours, hour))) return null;
        var silence = Gap(SourceHealth.ConnectionOf(source), hours, period);
        return silence.Alive ? null : new(BlindReason.Silent, silence.Since, silence.Until);
    }

    /// <summary>The hours of a period of which nothing at all came over a connection that had been heard before, run by run.</summary>
    public IReadOnlyList<Silence> Silences(SourceConnection connection, Period period)
    {
        var hours = HoursOf(connection);
        if (!Standing.Any(pair => SourceHealth.ConnectionOf(pair.Key) == connection && pair.Value.FirstTime <= period.To)) return [];
        var silences = new List<Silence>();
        foreach (var hour in period.Hours().Where(hour => !IsHeard(connection, hours, hour)))
        {
            var goesOn = silences.Count > 0 && silences[^1].To == hour;
            var run = new Period(goesOn ? silences[^1].From : hour, hour);
            var silence = new Silence(connection, run.From, hour.AddHours(1), Gap(connection, hours, run).Alive);
            if (goesOn) silences[^1] = silence;
            else silences.Add(silence);
        }

        return silences;
    }

    /// <summary>Everything that came over it, and the last of each source, which may lie before what was looked up.</summary>
    private SortedSet<DateTimeOffset> HoursOf(SourceConnection connection) =>
        [
            .. Told.Where(pair => SourceHealth.ConnectionOf(pair.Source) == connection).Select(pair => pair.Hour),
            .. Standing.Where(pair => SourceHealth.ConnectionOf(pair.Key) == connection && pair.Value.LastTime is not null).Select(pair => pair.Value.LastTime!.Value),
        ];

    /// <summary>Whether it told of that hour, or was asked about all of it and had nothing to tell.</summary>
    private bool IsHeard(SourceConnection connection, SortedSet<DateTimeOffset> hours, DateTimeOffset hour) =>
        hours.Contains(hour) || (connection is SourceConnection.Office365Audit && hour.AddHours(1) <= Polled);

    /// <summary>Two signs of life that are not too far apart are taken for one life. After the last one, one that talks all the time is not taken for alive.</summary>
    private static (bool Alive, DateTimeOffset? Since, DateTimeOffset? Until) Gap(SourceConnection connection, SortedSet<DateTimeOffset> hours, Period silent)
    {
        DateTimeOffset? before = hours.Any(hour => hour < silent.From) ? hours.Last(hour => hour < silent.From) : null;
        DateTimeOffset? after = hours.Any(hour => hour > silent.To) ? hours.First(hour => hour > silent.To) : null;
        var until = after ?? (SourceHealth.IsTalkative(connection) ? null : silent.To);
        return (until - before <= SourceHealth.SilentAfter(connection), before?.AddHours(1), after);
    }
}

/// <summary>Why a time could not be seen through a source.</summary>
/// <param name="Since">Silent: nothing that happened from here on was told; null where that lies further back than was looked up.</param>
/// <param name="Until">Silent: it was heard again; null while it was not. NotYet: the first that it ever told of.</param>
public sealed record Blindness(BlindReason Reason, DateTimeOffset? Since = null, DateTimeOffset? Until = null);

public enum BlindReason
{
    NeverSent,

    /// <summary>It was connected later.</summary>
    NotYet,

    /// <summary>Nothing came over its connection.</summary>
    Silent,
}

/// <summary>Whole hours of which nothing came over a connection.</summary>
/// <param name="Alive">It was heard soon before and soon after: it may have had nothing to say.</param>
public sealed record Silence(SourceConnection Connection, DateTimeOffset From, DateTimeOffset To, bool Alive);
