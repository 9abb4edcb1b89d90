using Microsoft.Azure.Functions.Worker;
using Soc.Core.Prepare;
using Soc.Microsoft365.Teams;

namespace Soc.Functions.Triage;

/// <summary>Tells Teams what it was too busy to hear, or what waited for a channel. No incident waits for this.</summary>
public sealed class DeliverCards(TeamsCards cards, ITenantDirectories directories)
{
    [Function(nameof(DeliverCards))]
    public async Task Run([TimerTrigger("20 */2 * * * *")] TimerInfo timer, CancellationToken cancellation)
    {
        foreach (var tenant in await directories.Tenants(cancellation)) await cards.DeliverDue(tenant, cancellation);
    }
}
