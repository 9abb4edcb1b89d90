using Soc.Core.Tenants;

namespace Soc.Core.Review;

/// <summary>Where post-incident reports are kept. May be called twice for the same incident: the later report replaces the earlier.</summary>
public interface IReportShelf
{
    Task Write(TenantId tenant, string incidentId, CancellationToken cancellation);
}
