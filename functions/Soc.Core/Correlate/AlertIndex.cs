using System.Globalization;
using Soc.Core.Detect;
using Soc.Core.Stores;
using Soc.Core.Tenants;

namespace Soc.Core.Correlate;

/// <summary>The alerts of one tenant, and who else named the same entity at about the same time.</summary>
internal sealed class AlertIndex(IDocumentStore store, TenantId tenant)
{
    private const string Table = "alerts";

    private readonly PartitionKey _alerts = new(tenant, "alerts");

    /// <summary>Keeps the alert and returns the ids of those it is linked with. Doing it again gives the same.</summary>
    public async Task<IReadOnlyCollection<string>> Add(Alert alert, CancellationToken cancellation)
    {
        await Insert(_alerts, alert.Id, SocJson.Write(alert), cancellation);
        var neighbors = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var entity in alert.Entities)
        {
            if (Linking.Window(entity, alert) is not { } window) continue;
            var partition = PartitionOf(entity);
            // First written, then read: of two alerts that arrive at once, one sees the other.
            await Insert(partition, $"{Instant(alert.Time)}.{alert.Id}", SocJson.Write(alert.Id), cancellation);
            var range = new KeyRange(Instant(alert.Time - window), Instant(alert.Time + window) + '~');
            await foreach (var document in store.Query(Table, partition, range, cancellation))
                neighbors.Add(SocJson.Read<string>(document.Body));
        }

        neighbors.Remove(alert.Id);
        return neighbors;
    }

    public async Task<IReadOnlyList<Alert>> Get(IReadOnlyCollection<string> ids, CancellationToken cancellation)
    {
        var alerts = new List<Alert>(ids.Count);
        foreach (var id in ids)
            if (await store.Get(Table, _alerts, id, cancellation) is { } document)
                alerts.Add(SocJson.Read<Alert>(document.Body));
        return alerts;
    }

    private async Task Insert(PartitionKey partition, string key, string body, CancellationToken cancellation) =>
        // A conflict means that it stands there already, and alerts do not change.
        await store.Write(Table, partition, [new Write.Insert(key, body)], cancellation);

    /// <summary>Entity values may hold any character; a partition key may not.</summary>
    private PartitionKey PartitionOf(Entity entity) =>
        new(tenant, $"link.{Digest.Of(entity.ToString())}");

    private static string Instant(DateTimeOffset time) => time.UtcDateTime.ToString("yyyyMMdd'T'HHmmssfffffff", CultureInfo.InvariantCulture);
}
