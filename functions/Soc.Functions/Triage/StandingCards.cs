using Soc.Core.Incidents;
using Soc.Core.Tenants;
using Soc.Core.Triage;

namespace Soc.Functions.Triage;

/// <summary>The channel of a host without one: the card stands in the incident, where whoever opens it finds it. There is nothing to send.</summary>
public sealed class StandingCards : ICardChannel
{
    public Task Present(TenantId tenant, string incidentId, Card card, CancellationToken cancellation) => Task.CompletedTask;

    public Task Withdraw(TenantId tenant, string incidentId, string cardId, CardEnd end, CancellationToken cancellation) => Task.CompletedTask;
}
