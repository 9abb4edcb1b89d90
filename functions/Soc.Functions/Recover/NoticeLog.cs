using Microsoft.Extensions.Logging;
using Soc.Core.Recover;
using Soc.Core.Tenants;

namespace Soc.Functions.Recover;

/// <summary>Tells of duties in the log, where an alert rule finds them; the incident shows them too.</summary>
public sealed partial class NoticeLog(ILogger<NoticeLog> logger) : INoticeChannel
{
    public Task Tell(TenantId tenant, string key, string incidentId, IReadOnlyList<NotificationClock> clocks, CancellationToken cancellation)
    {
        foreach (var clock in clocks) Tell(tenant, incidentId, clock);
        return Task.CompletedTask;
    }

    private void Tell(TenantId tenant, string incidentId, NotificationClock clock)
    {
        if (clock.Stage is ClockStage.Missed) Missed(logger, clock.Duty.Id, clock.Duty.Law, incidentId, tenant, clock.DueAt);
        else Running(logger, clock.Duty.Id, clock.Duty.Law, incidentId, tenant, clock.DueAt);
    }

    [LoggerMessage(1, LogLevel.Warning, "{Duty} ({Law}) of incident {Incident} of {Tenant} is due at {DueAt}.")]
    private static partial void Running(ILogger logger, string duty, string law, string incident, TenantId tenant, DateTimeOffset dueAt);

    [LoggerMessage(2, LogLevel.Error, "{Duty} ({Law}) of incident {Incident} of {Tenant} was due at {DueAt}, and nobody has answered it.")]
    private static partial void Missed(ILogger logger, string duty, string law, string incident, TenantId tenant, DateTimeOffset dueAt);
}
