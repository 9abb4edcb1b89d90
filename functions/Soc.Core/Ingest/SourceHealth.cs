namespace Soc.Core.Ingest;

/// <summary>How a source stands.</summary>
/// <param name="LastArrival">At most <see cref="SourceLedger.Grain"/> too early; null where it was never noted.</param>
public sealed record SourceReading(SignalSource Source, SourceConnection Connection, DateTimeOffset? LastArrival, SourceCondition Condition);

/// <summary>Sources that arrive over one connection live and die together.</summary>
public enum SourceConnection { EntraDiagnostics, Office365Audit, DefenderStreaming, Other }

public enum SourceCondition
{
    /// <summary>It sends.</summary>
    Reporting,

    /// <summary>It has nothing to send: its connection is alive.</summary>
    Quiet,

    /// <summary>Nothing comes over its connection: whatever happens there is not seen.</summary>
    Silent,
}

/// <summary>
/// Tells a source that has nothing to say from a dead one. An empty source and a cut connection look the same in the source itself; they
/// differ in what else comes over the connection, and in whether the audit log, which is fetched, still answers.
/// </summary>
public static class SourceHealth
{
    /// <summary>No tenant with people in it is without a single record of a whole connection for so long.</summary>
    public static readonly TimeSpan SilentAfter = TimeSpan.FromHours(12);

    /// <summary>Some sources send now and then only.</summary>
    public static readonly TimeSpan QuietAfter = TimeSpan.FromHours(24);

    /// <param name="arrivals">Of the sources that have ever sent anything.</param>
    /// <param name="polled">Up to when the Office 365 audit log was read, whether or not anything was in it; null where it is not polled.</param>
    public static IReadOnlyList<SourceReading> Of(IReadOnlyDictionary<SignalSource, DateTimeOffset?> arrivals, DateTimeOffset? polled, DateTimeOffset now)
    {
        var alive = arrivals.GroupBy(pair => ConnectionOf(pair.Key), pair => pair.Value)
            .ToDictionary(group => group.Key, group => now - (group.Key == SourceConnection.Office365Audit ? group.Append(polled).Max() : group.Max()) <= SilentAfter);
        return
        [
            .. arrivals.OrderBy(pair => pair.Key).Select(pair => new SourceReading(pair.Key, ConnectionOf(pair.Key), pair.Value,
                !alive[ConnectionOf(pair.Key)] ? SourceCondition.Silent
                : now - pair.Value <= QuietAfter ? SourceCondition.Reporting
                : SourceCondition.Quiet)),
        ];
    }

    public static SourceConnection ConnectionOf(SignalSource source) => source.ToString() switch
    {
        var name when name.StartsWith("Entra", StringComparison.Ordinal) || source == SignalSource.MicrosoftGraphActivity => SourceConnection.EntraDiagnostics,
        var name when name.StartsWith("Office365", StringComparison.Ordinal) => SourceConnection.Office365Audit,
        var name when name.StartsWith("Defender", StringComparison.Ordinal) => SourceConnection.DefenderStreaming,
        _ => SourceConnection.Other,
    };
}
