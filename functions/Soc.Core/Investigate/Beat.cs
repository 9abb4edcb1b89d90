namespace Soc.Core.Investigate;

/// <summary>Something that comes back as a machine does: at regular intervals.</summary>
/// <param name="Interval">The median interval.</param>
/// <param name="Jitter">The median deviation from it.</param>
public sealed record Beat(TimeSpan Interval, TimeSpan Jitter)
{
    /// <summary>Fewer repetitions than this may be chance.</summary>
    private const int LeastIntervals = 5;

    /// <summary>Above this share of the interval it is a person, or chance.</summary>
    private const double MostJitter = 0.2;

    /// <param name="times">Ascending.</param>
    /// <returns>Null when there are too few, or no rhythm.</returns>
    public static Beat? Of(IReadOnlyList<DateTimeOffset> times)
    {
        var intervals = times.Zip(times.Skip(1), (earlier, later) => later - earlier).ToList();
        if (intervals.Count < LeastIntervals) return null;
        var interval = Median(intervals);
        var jitter = Median([.. intervals.Select(each => (each - interval).Duration())]);
        return interval > TimeSpan.Zero && jitter <= interval * MostJitter ? new(interval, jitter) : null;
    }

    private static TimeSpan Median(List<TimeSpan> values) => values.Order().ElementAt(values.Count / 2);
}
