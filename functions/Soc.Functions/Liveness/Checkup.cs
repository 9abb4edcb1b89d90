using Azure.Messaging.EventHubs.Producer;
using Microsoft.Extensions.Logging;
using Soc.Core.Ingest;
using Soc.Core.Prepare;
using Soc.Core.Stores;

namespace Soc.Functions.Liveness;

/// <summary>Whether what the SOC stands on answers.</summary>
public sealed partial class Checkup(ITenantDirectories directories, IEvidenceStore evidence, EventHubProducerClient alerts, ILogger<Checkup> logger)
{
    /// <summary>A batch that is never sent: making one opens the link to the hub, which says how large its messages may be.</summary>
    public async Task<HealthReport> Look(CancellationToken cancellation) => new(
        await Answers("documents", async () => await directories.Tenants(cancellation), cancellation),
        await Answers("evidence", async () => await evidence.Get(Quarantine.Unclaimed, "health", cancellation), cancellation),
        await Answers("alerts hub", async () => (await alerts.CreateBatchAsync(new CreateBatchOptions(), cancellation)).Dispose(), cancellation));

    private async Task<bool> Answers(string what, Func<Task> ask, CancellationToken cancellation)
    {
        try
        {
            await ask();
            return true;
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            NoAnswer(logger, what, failure);
            return false;
        }
    }

    [LoggerMessage(1, LogLevel.Error, "{What} do not answer.")]
    private static partial void NoAnswer(ILogger logger, string what, Exception failure);
}

public sealed record HealthReport(bool Documents, bool Evidence, bool AlertsHub)
{
    public bool Healthy => Documents && Evidence && AlertsHub;
}
