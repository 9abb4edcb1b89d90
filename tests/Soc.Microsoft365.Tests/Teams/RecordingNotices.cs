using Soc.Core.Recover;
using Soc.Core.Tenants;

namespace Soc.Microsoft365.Tests.Teams;

/// <summary>The channel beside Teams.</summary>
internal sealed class RecordingNotices : INoticeChannel
{
    public List<string> Duties { get; } = [];

    public Task Tell(TenantId tenant, string key, string incidentId, IReadOnlyList<NotificationClock> clocks, CancellationToken cancellation)
    {
        Duties.AddRange(clocks.Select(clock => clock.Duty.Id));
        return Task.CompletedTask;
    }
}
