using System.Text;
using System.Text.Json;
using Soc.Core.Detect;
using Soc.Core.Ingest;
using Soc.Core.Prepare;
using Soc.Core.Processes;

namespace Soc.Core.Correlate;

/// <summary>The second half behind a hub: each message is one alert; what it means for an incident is told to the incident. Everything may be done twice.</summary>
public sealed class AlertIntake(ITenantDirectories directories, Correlator correlator, Quarantine quarantine, TimeProvider clock)
{
    /// <param name="engine">Delivers, and sees to it that whoever was told is woken.</param>
    public async Task Take(InboundMessage message, ProcessEngine engine, CancellationToken cancellation)
    {
        if (Read(message) is not { } alert)
            await Refuse(message, QuarantineReason.NotJson, "it is no alert", cancellation);
        else if (await directories.Find(alert.Tenant, cancellation) is not { } directory)
            await Refuse(message, QuarantineReason.UnknownTenant, "the alert's tenant is none of this SOC", cancellation);
        else
            foreach (var (target, command) in await correlator.Correlate(alert, directory, clock.GetUtcNow(), cancellation))
                await engine.Deliver(target, command, cancellation: cancellation);
    }

    private static Alert? Read(InboundMessage message)
    {
        try
        {
            return SocJson.Read<Alert>(Encoding.UTF8.GetString(message.Body.Span));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private Task Refuse(InboundMessage message, QuarantineReason code, string reason, CancellationToken cancellation) =>
        quarantine.Add(new(message.Position, null, code, reason, message.Body), cancellation);
}
