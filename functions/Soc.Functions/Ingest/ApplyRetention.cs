using Microsoft.Azure.Functions.Worker;
using Soc.Core.Ingest;
using Soc.Core.Ingest.Ledger;
using Soc.Core.Prepare;

namespace Soc.Functions.Ingest;

/// <summary>Forgets, once a day, what was noted only to spare work, and hours of the ledger that no report asks for any more. Evidence, histories and reports are kept.</summary>
public sealed class ApplyRetention(AuditPoll poll, IAuditFeed feed, SourceLedger ledger, ITenantDirectories directories, TimeProvider clock)
{
    [Function(nameof(ApplyRetention))]
    public async Task Run([TimerTrigger("0 20 3 * * *")] TimerInfo timer, CancellationToken cancellation)
    {
        foreach (var tenant in feed.Tenants) await poll.Forget(tenant, cancellation);
        foreach (var tenant in (await directories.Tenants(cancellation)).Append(Quarantine.Unclaimed)) await ledger.Forget(tenant, clock.GetUtcNow(), cancellation);
    }
}
