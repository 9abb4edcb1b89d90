using Microsoft.Azure.Functions.Worker;
using Soc.Core.Detect;
using Soc.Core.Ingest;

namespace Soc.Functions.Ingest;

/// <summary>Fetches the audit log of Office 365 of each connected tenant. What is not fetched now is fetched by the next run.</summary>
public sealed class PollOffice365Audit(AuditPoll poll, IAuditFeed feed, PatientIntake patience, TelemetryIntake intake, SocSettings settings, AuditLog log)
{
    [Function(nameof(PollOffice365Audit))]
    public async Task Run([TimerTrigger("15 */5 * * * *")] TimerInfo timer, CancellationToken cancellation)
    {
        foreach (var tenant in feed.Tenants)
            foreach (var contentType in settings.AuditContentTypes)
                await log.Watch(tenant, contentType, () => poll.Run(tenant, contentType, Take, cancellation));
    }

    private Task Take(InboundMessage message, CancellationToken cancellation) => patience.Take([message], intake.Take, cancellation);
}
