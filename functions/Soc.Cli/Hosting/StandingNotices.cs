using Soc.Core.Recover;
using Soc.Core.Tenants;

namespace Soc.Cli.Hosting;

/// <summary>The channel of a host whose analysts look at the incident itself, which shows every clock: there is nothing to send.</summary>
public sealed class StandingNotices : INoticeChannel
{
    public Task Tell(TenantId tenant, string key, string incidentId, IReadOnlyList<NotificationClock> clocks, CancellationToken cancellation) => Task.CompletedTask;
}
