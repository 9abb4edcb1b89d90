using Microsoft.Azure.Functions.Worker;
using Soc.Core.Ingest;

namespace Soc.Functions.Ingest;

/// <summary>Forgets, once a day, what was noted only to spare work. Evidence, histories and reports are kept.</summary>
public sealed class ApplyRetention(AuditPoll poll, IAuditFeed feed)
{
    [Function(nameof(ApplyRetention))]
    public async Task Run([TimerTrigger("0 20 3 * * *")] TimerInfo timer, CancellationToken cancellation)
    {
        foreach (var tenant in feed.Tenants) await poll.Forget(tenant, cancellation);
    }
}
