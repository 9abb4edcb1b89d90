using System.Collections.Frozen;
using Soc.Core.Ingest.Ledger;

namespace Soc.Core.Ingest;

/// <summary>How a source stands.</summary>
/// <param name="LastArrival">At most <see cref="SourceLedger.Grain"/> too early.</param>
public sealed record SourceReading(SignalSource Source, SourceConnection Connection, DateTimeOffset LastArrival, SourceCondition Condition);

/// <summary>Sources that arrive over one connection live and die together.</summary>
public enum SourceConnection { EntraDiagnostics, Office365Audit, DefenderStreaming, SecurityGraph, AzureDiagnostics, Collectors, WindowsEvents }

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
    /// <summary>Some sources send now and then only.</summary>
    public static readonly TimeSpan QuietAfter = TimeSpan.FromHours(24);

    private static readonly FrozenDictionary<SignalSource, SourceConnection> Connections = Enum.GetValues<SignalSource>().ToFrozenDictionary(source => source, Find);

    /// <summary>
    /// After what time nothing at all over a connection means that it is dead. No tenant with people in it is without a single sign-in, mail or
    /// network connection for half a day; servers rest at night, and nobody may touch the subscription over a long weekend.
    /// </summary>
    public static TimeSpan SilentAfter(SourceConnection connection) => connection switch
    {
        SourceConnection.WindowsEvents => TimeSpan.FromHours(24),
        SourceConnection.AzureDiagnostics or SourceConnection.SecurityGraph => TimeSpan.FromDays(4),
        _ => TimeSpan.FromHours(12),
    };

    /// <summary>Whether an hour without a word is out of the ordinary.</summary>
    public static bool IsTalkative(SourceConnection connection) => SilentAfter(connection) <= TimeSpan.FromHours(12);

    /// <param name="standing">The sources that have ever sent anything.</param>
    /// <param name="polled">Up to when the Office 365 audit log was read, whether or not anything was in it; null where it is not polled.</param>
    public static IReadOnlyList<SourceReading> Of(IReadOnlyDictionary<SignalSource, SourceStanding> standing, DateTimeOffset? polled, DateTimeOffset now)
    {
        var heard = standing.GroupBy(pair => ConnectionOf(pair.Key), pair => (DateTimeOffset?)pair.Value.LastArrival)
            .ToDictionary(group => group.Key, group => group.Key == SourceConnection.Office365Audit ? group.Append(polled).Max() : group.Max());
        return [.. standing.OrderBy(pair => pair.Key).Select(pair => Of(pair.Key, pair.Value.LastArrival, heard[ConnectionOf(pair.Key)], now))];
    }

    public static SourceConnection ConnectionOf(SignalSource source) => Connections[source];

    private static SourceReading Of(SignalSource source, DateTimeOffset lastArrival, DateTimeOffset? heard, DateTimeOffset now)
    {
        var connection = ConnectionOf(source);
        var condition = !(now - heard <= SilentAfter(connection)) ? SourceCondition.Silent
            : now - lastArrival <= QuietAfter ? SourceCondition.Reporting
            : SourceCondition.Quiet;
        return new(source, connection, lastArrival, condition);
    }

    private static SourceConnection Find(SignalSource source) => source switch
    {
        SignalSource.GraphSecurityAlert or SignalSource.GraphSecurityIncident => SourceConnection.SecurityGraph,
        SignalSource.CommonEventFormat or SignalSource.Syslog => SourceConnection.Collectors,
        SignalSource.MicrosoftGraphActivity => SourceConnection.EntraDiagnostics,
        _ when Begins(source, "Entra") => SourceConnection.EntraDiagnostics,
        _ when Begins(source, "Office365") => SourceConnection.Office365Audit,
        _ when Begins(source, "Defender") => SourceConnection.DefenderStreaming,
        _ when Begins(source, "Azure") => SourceConnection.AzureDiagnostics,
        _ when Begins(source, "Windows") => SourceConnection.WindowsEvents,
        _ => throw new InvalidOperationException($"{source} comes over no connection."),
    };

    private static bool Begins(SignalSource source, string family) => source.ToString().StartsWith(family, StringComparison.Ordinal);
}
