using Soc.Core.Tenants;

namespace Soc.Core.Recover;

/// <summary>Brings the duties that a law sets to the tenant's people.</summary>
public interface INoticeChannel
{
    /// <summary>Called again with the same key, it tells nothing anew.</summary>
    /// <param name="key">Names the notice.</param>
    /// <param name="clocks">As they stand now: begun, nearly due, or missed.</param>
    Task Tell(TenantId tenant, string key, string incidentId, IReadOnlyList<NotificationClock> clocks, CancellationToken cancellation);
}
