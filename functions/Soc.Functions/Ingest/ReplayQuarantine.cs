using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Soc.Core.Correlate;
using Soc.Core.Detect;
using Soc.Core.Ingest;
using Soc.Core.Prepare;
using Soc.Functions.Processes;

namespace Soc.Functions.Ingest;

/// <summary>
/// Tries the quarantine again after a deployment that may read more, and after a tenant or a subscription was added. Nobody has to call it: a fix
/// is deployed, and what waited for it is read.
/// </summary>
public sealed class ReplayQuarantine(
    QuarantineReplay replay, StoredDirectories directories, TelemetryIntake telemetry, AlertIntake alerts, Engines engines, SocSettings settings, QuarantineLog log)
{
    [Function(nameof(ReplayQuarantine))]
    public async Task Run([TimerTrigger("50 */10 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        var (served, engine) = (await directories.Served(cancellation), engines.For(client));
        var profiles = served.Directories.Select(directory => directory.Profile).ToList();
        log.Tried(await replay.RunWhenDue(
            QuarantineReplay.ReaderOf(typeof(TelemetryIntake).Module.ModuleVersionId, profiles),
            [.. profiles.Select(profile => profile.Tenant)],
            (message, stop) => message.Position.Origin == settings.AlertsHub ? alerts.Take(message, engine, stop) : telemetry.Take(message, stop),
            cancellation));
    }
}
