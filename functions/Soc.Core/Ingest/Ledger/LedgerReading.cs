using Soc.Core.Stores;
using Soc.Core.Tenants;

namespace Soc.Core.Ingest.Ledger;

/// <summary>Reads a tenant's ledger as it stands in the store.</summary>
public sealed class LedgerReading(IDocumentStore store)
{
    /// <summary>How far before and after a time signs of life are looked for.</summary>
    private static readonly TimeSpan Around = TimeSpan.FromDays(1);

    /// <summary>Every source that has ever sent anything.</summary>
    public async Task<IReadOnlyDictionary<SignalSource, SourceStanding>> Standing(TenantId tenant, CancellationToken cancellation) =>
        StandingPage.Read((await store.Get(LedgerPages.Table, SourceLedger.Partition(tenant), LedgerKey.Sources, cancellation))?.Body).Sources;

    /// <summary>The hours of arrival in which anything came, in their order.</summary>
    /// <param name="from">The first hour begins here or later.</param>
    /// <param name="to">The last one before this.</param>
    public async Task<IReadOnlyList<SourceHour>> Hours(TenantId tenant, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation)
    {
        var hours = new List<SourceHour>();
        await foreach (var (source, day, page) in Days(tenant, from, to, cancellation))
            hours.AddRange(page.Arrived.Where(pair => pair.Value != default).Select(pair => new SourceHour(source, day.AddHours(pair.Key), pair.Value)).Where(hour => hour.Hour >= from && hour.Hour < to));
        return [.. hours.OrderBy(hour => hour.Hour).ThenBy(hour => hour.Source)];
    }

    /// <summary>What the sources have told of a time: by when it happened, so that what comes late changes only what is known.</summary>
    /// <param name="period">Null: only who has ever sent anything.</param>
    public async Task<SourceReports> Reports(TenantId tenant, Period? period, CancellationToken cancellation)
    {
        var told = new SortedSet<(SignalSource Source, DateTimeOffset Hour)>();
        if (period is not null)
            await foreach (var (source, day, page) in Days(tenant, period.From - Around, period.To + Around, cancellation))
                if (source is { } known) told.UnionWith(page.Happened.Keys.Select(hour => (known, day.AddHours(hour))));
        return new(await Standing(tenant, cancellation), told, await new AuditWindows(store).ReadUpTo(tenant, cancellation));
    }

    private IAsyncEnumerable<(SignalSource? Source, DateTimeOffset Day, LedgerDay Page)> Days(TenantId tenant, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation) =>
        store.Query(LedgerPages.Table, SourceLedger.Partition(tenant), new(LedgerKey.DaysFrom(from), LedgerKey.DaysFrom(to.AddDays(1))), cancellation)
            .Select(document => (LedgerKey.OfDay(document.Key).Source, LedgerKey.OfDay(document.Key).Day, LedgerDay.Read(document.Body)));
}
