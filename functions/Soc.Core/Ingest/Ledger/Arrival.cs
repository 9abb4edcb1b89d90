using Soc.Core.Tenants;

namespace Soc.Core.Ingest.Ledger;

/// <summary>One record as it arrived, and what became of it.</summary>
/// <param name="Source">Null where nothing says which.</param>
/// <param name="Key">Of the signal, which its copies share; of an unreadable record its id in quarantine, which they do not.</param>
/// <param name="Time">When it happened; of an unreadable record when it arrived.</param>
/// <param name="ArrivedAt">Of its message.</param>
public sealed record Arrival(TenantId Tenant, SignalSource? Source, string Key, DateTimeOffset Time, SignalPosition Position, DateTimeOffset ArrivedAt, Fate Fate)
{
    public static Arrival Of(Signal signal, DateTimeOffset arrivedAt, Fate fate) =>
        new(signal.Tenant, signal.Source, signal.Key, Credible(signal.Time, arrivedAt), signal.Position, arrivedAt, fate);

    public static Arrival Of(QuarantinedSignal unreadable, DateTimeOffset arrivedAt) =>
        new(unreadable.Tenant ?? Quarantine.Unclaimed, unreadable.Source, Quarantine.IdOf(unreadable), arrivedAt, unreadable.Position, arrivedAt, Fate.Quarantined);

    public static Arrival Of(QuarantineRow row) => new(row.Tenant, row.Source, row.Id, row.ArrivedAt, row.Position, row.ArrivedAt, Fate.Quarantined);

    /// <summary>Nothing is heard of before it happens. A clock that is wrong by more than this would leave pages in the ledger that are never forgotten.</summary>
    private static readonly TimeSpan WrongClock = TimeSpan.FromDays(7);

    private static DateTimeOffset Credible(DateTimeOffset time, DateTimeOffset arrivedAt) => time - arrivedAt > WrongClock ? arrivedAt : time;
}

/// <summary>What became of a record: exactly one of these.</summary>
public enum Fate
{
    Normalized,

    /// <summary>Normalized, and an act of the SOC's own application: Detect does not get it.</summary>
    Own,

    /// <summary>A copy of what was dealt with before.</summary>
    Duplicate,

    Quarantined,
}
