using Soc.Core.Tenants;

namespace Soc.Core.Recover;

/// <summary>Brings the duties that a law sets to the tenant's people.</summary>
public interface INoticeChannel
{
    /// <summary>May be called again with the same key: an effect may run twice.</summary>
    /// <param name="key">Names the notice.</param>
    /// <param name="clocks">As they stand now: begun, nearly due, or missed.</param>
    Task Tell(TenantId tenant, string key, string incidentId, IReadOnlyList<NotificationClock> clocks, CancellationToken cancellation);
}
