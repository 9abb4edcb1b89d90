using Azure.Messaging.EventHubs;
using Azure.Messaging.EventHubs.Producer;
using Soc.Core;
using Soc.Core.Detect;
using Soc.Core.Tenants;

namespace Soc.Azure.Detect;

/// <summary>
/// Alerts as messages of an event hub: JSON, keyed by tenant, so that one tenant's alerts stay on one partition. A message's id is its
/// alert's id. The hub sets a batch's size by its tier (1 MB, or 256 KB on Basic); an alert that fills more than an empty batch is named.
/// </summary>
public sealed class EventHubAlertHub(EventHubProducerClient hub) : IAlertHub
{
    public async ValueTask<PublishOutcome> Publish(IReadOnlyList<Alert> alerts, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(alerts);
        var tooLarge = new List<Alert>();
        await AzureFailure.Named("The alerts hub", async () =>
        {
            foreach (var ofTenant in alerts.GroupBy(alert => alert.Tenant))
                tooLarge.AddRange(await Send(ofTenant.Key, [.. ofTenant], cancellation));
            return tooLarge.Count;
        }, cancellation);
        return new(alerts.Count - tooLarge.Count, tooLarge);
    }

    /// <returns>Those that were too large.</returns>
    private async Task<IReadOnlyList<Alert>> Send(TenantId tenant, IReadOnlyList<Alert> alerts, CancellationToken cancellation)
    {
        var tooLarge = new List<Alert>();
        for (var next = 0; next < alerts.Count;)
        {
            using var batch = await hub.CreateBatchAsync(new CreateBatchOptions { PartitionKey = tenant.ToString() }, cancellation);
            while (next < alerts.Count && batch.TryAdd(MessageOf(alerts[next]))) next++;
            if (batch.Count > 0) await hub.SendAsync(batch, cancellation);
            else tooLarge.Add(alerts[next++]);
        }
        return tooLarge;
    }

    private static EventData MessageOf(Alert alert) => new(SocJson.Write(alert)) { ContentType = "application/json", MessageId = alert.Id };
}
