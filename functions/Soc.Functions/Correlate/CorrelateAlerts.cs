using Azure.Messaging.EventHubs;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Soc.Core.Correlate;
using Soc.Core.Ingest;
using Soc.Functions.Ingest;
using Soc.Functions.Processes;

namespace Soc.Functions.Correlate;

/// <summary>Connects alerts into incidents, and starts or wakes the incidents' orchestrations.</summary>
public sealed class CorrelateAlerts(PatientIntake patience, AlertIntake intake, Engines engines, IntakeLog log)
{
    [Function(nameof(CorrelateAlerts))]
    public async Task Run(
        [EventHubTrigger("%ALERTS_HUB_NAME%", Connection = "EventHubs", ConsumerGroup = "%ALERTS_CONSUMER_GROUP%")] EventData[] events,
        [DurableClient] DurableTaskClient client,
        FunctionContext context,
        CancellationToken cancellation)
    {
        var (batch, engine) = (HubBatch.Of(events, context), engines.For(client));
        log.Taken(batch, await patience.Take(batch, (message, stop) => intake.Take(message, engine, stop), cancellation));
    }
}
