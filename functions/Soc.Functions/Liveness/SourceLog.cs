using Microsoft.Extensions.Logging;
using Soc.Core.Ingest;
using Soc.Core.Tenants;

namespace Soc.Functions.Liveness;

public sealed partial class SourceLog(ILogger<SourceLog> logger)
{
    public void Changed(TenantId tenant, IReadOnlyList<SourceReading> changes)
    {
        foreach (var change in changes)
        {
            if (change.Condition == SourceCondition.Silent) Silent(logger, change.Source, change.Connection, tenant, change.LastArrival);
            else Speaking(logger, change.Source, change.Connection, tenant);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "{Source} of {Tenant} fell silent: nothing comes over {Connection}. It last sent at {LastArrival}.")]
    private static partial void Silent(ILogger logger, SignalSource source, SourceConnection connection, TenantId tenant, DateTimeOffset? lastArrival);

    [LoggerMessage(2, LogLevel.Information, "{Source} of {Tenant} speaks again: {Connection} is alive.")]
    private static partial void Speaking(ILogger logger, SignalSource source, SourceConnection connection, TenantId tenant);
}
