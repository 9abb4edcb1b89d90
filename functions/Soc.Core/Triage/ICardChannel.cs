using Soc.Core.Incidents;
using Soc.Core.Tenants;

namespace Soc.Core.Triage;

/// <summary>Where analysts are shown what they may decide. Both members may be called twice for the same card.</summary>
public interface ICardChannel
{
    Task Present(TenantId tenant, string incidentId, Card card, CancellationToken cancellation);

    Task Withdraw(TenantId tenant, string incidentId, string cardId, CardEnd end, CancellationToken cancellation);
}
