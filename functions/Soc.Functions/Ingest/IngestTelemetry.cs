using Azure.Messaging.EventHubs;
using Microsoft.Azure.Functions.Worker;
using Soc.Core.Detect;
using Soc.Core.Ingest;

namespace Soc.Functions.Ingest;

/// <summary>Takes telemetry in. The hub goes on behind the batch even where this throws, so nothing here relies on being called again.</summary>
public sealed class IngestTelemetry(PatientIntake patience, TelemetryIntake intake, IntakeLog log)
{
    [Function(nameof(IngestTelemetry))]
    public async Task Run(
        [EventHubTrigger("%TELEMETRY_HUB_NAME%", Connection = "EventHubs", ConsumerGroup = "%TELEMETRY_CONSUMER_GROUP%")] EventData[] events,
        FunctionContext context,
        CancellationToken cancellation)
    {
        var batch = HubBatch.Of(events, context);
        log.Taken(batch, await patience.Take(batch, intake.Take, cancellation));
    }
}
