using System.Collections.Concurrent;
using System.Globalization;
using Soc.Core.Stores;
using Soc.Core.Tenants;

namespace Soc.Core.Prepare;

/// <summary>
/// Notes what people do day by day (table "baselines", partition "tenant|days", "{yyyyMMdd}|{user id}"), and rolls the days up into what is
/// usual for each (partition "tenant|users", one document each). Safe for threads, and for several hosts at once.
/// </summary>
public sealed class BaselineBook(IDocumentStore store)
{
    private const int Attempts = 5;
    private const string Table = "baselines";

    private readonly ConcurrentDictionary<HabitSighting, bool> _noted = [];

    /// <summary>Doing it again changes nothing, and costs nothing while this object lives.</summary>
    /// <exception cref="StoreBusyException">Others kept writing the same day.</exception>
    public async Task Note(IEnumerable<HabitSighting> sightings, CancellationToken cancellation)
    {
        foreach (var day in sightings.Where(sighting => !_noted.ContainsKey(sighting)).GroupBy(sighting => (sighting.Tenant, sighting.UserId, sighting.Day)))
        {
            await Note(day.Key.Tenant, $"{Key(day.Key.Day)}|{day.Key.UserId}", [.. day.Select(sighting => sighting.Seen)], cancellation);
            foreach (var sighting in day) _noted[sighting] = true;
        }
    }

    /// <summary>Rolls up the days before <paramref name="today"/>, and forgets those that no window reaches any more.</summary>
    /// <returns>How many people there is a baseline of.</returns>
    public async Task<int> RollUp(TenantId tenant, DateOnly today, CancellationToken cancellation)
    {
        await Forget(tenant, today, cancellation);
        var days = new List<HabitDay>();
        await foreach (var row in store.Query(Table, Days(tenant), new(Key(today.AddDays(-Baseline.Window)), Key(today)), cancellation)) days.Add(Read(row));
        var baselines = days.GroupBy(day => day.UserId, StringComparer.Ordinal).Select(group => Baseline.Of(group.Key, [.. group])).ToDictionary(baseline => baseline.UserId);
        await foreach (var row in store.Query(Table, Users(tenant), KeyRange.All, cancellation))
        {
            Write? write = baselines.Remove(row.Key, out var baseline) ? Changed(row, baseline) : new Write.Delete(row.Key, row.ETag);
            if (write is not null) await store.Write(Table, Users(tenant), [write], cancellation);
        }

        foreach (var newcomer in baselines.Values) await store.Write(Table, Users(tenant), [new Write.Insert(newcomer.UserId, SocJson.Write(newcomer))], cancellation);
        return days.Select(day => day.UserId).Distinct().Count();
    }

    /// <summary>What is usual for whom, as of the last roll-up.</summary>
    public async Task<IReadOnlyList<Baseline>> Of(TenantId tenant, CancellationToken cancellation) =>
        await store.Query(Table, Users(tenant), KeyRange.All, cancellation).Select(row => SocJson.Read<Baseline>(row.Body)).ToListAsync(cancellation);

    private static Write.Replace? Changed(Document row, Baseline baseline) =>
        SocJson.Write(baseline) is var body && body == row.Body ? null : new Write.Replace(row.Key, body, row.ETag);

    private async Task Note(TenantId tenant, string key, IReadOnlyCollection<HabitSeen> seen, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var document = await store.Get(Table, Days(tenant), key, cancellation);
            var known = document is null ? [] : SocJson.Read<List<HabitSeen>>(document.Body);
            var all = known.Union(seen).GroupBy(value => value.Habit).SelectMany(group => group.Take(Baseline.MostADay + 1)).ToList();
            if (all.Count == known.Count) return;
            Write write = document is null ? new Write.Insert(key, SocJson.Write(all)) : new Write.Replace(key, SocJson.Write(all), document.ETag);
            if (await store.Write(Table, Days(tenant), [write], cancellation) is WriteOutcome.Written) return;
        }

        throw new StoreBusyException("A day of somebody's sign-ins was written by somebody else at the same time.");
    }

    private async Task Forget(TenantId tenant, DateOnly today, CancellationToken cancellation)
    {
        await foreach (var old in store.Query(Table, Days(tenant), new(null, Key(today.AddDays(-Baseline.Window))), cancellation))
            await store.Write(Table, Days(tenant), [new Write.Delete(old.Key, old.ETag)], cancellation);
        foreach (var sighting in _noted.Keys.Where(sighting => sighting.Tenant == tenant && sighting.Day < today)) _noted.TryRemove(sighting, out _);
    }

    private static HabitDay Read(Document row) =>
        new(row.Key[9..], DateOnly.ParseExact(row.Key[..8], "yyyyMMdd", CultureInfo.InvariantCulture), SocJson.Read<List<HabitSeen>>(row.Body));

    private static string Key(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static PartitionKey Days(TenantId tenant) => new(tenant, "days");

    private static PartitionKey Users(TenantId tenant) => new(tenant, "users");
}
