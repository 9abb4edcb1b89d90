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
    /// <returns>The message, when it could not be read.</returns>
    public async Task<IReadOnlyList<QuarantinedSignal>> Take(InboundMessage message, ProcessEngine engine, CancellationToken cancellation)
    {
        if (Read(message) is not { } alert)
            return await Refuse(message, QuarantineReason.NotJson, "it is no alert", cancellation);
        if (await directories.Find(alert.Tenant, cancellation) is not { } directory)
            return await Refuse(message, QuarantineReason.UnknownTenant, "the alert's tenant is none of this SOC", cancellation);
        foreach (var (target, command) in await correlator.Correlate(alert, directory, clock.GetUtcNow(), cancellation))
            await engine.Deliver(target, command, cancellation: cancellation);
        return [];
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

    private async Task<IReadOnlyList<QuarantinedSignal>> Refuse(InboundMessage message, QuarantineReason code, string reason, CancellationToken cancellation)
    {
        var refused = new QuarantinedSignal(message.Position, null, code, reason, message.Body);
        await quarantine.Add(refused, message.ArrivedAt, cancellation);
        return [refused];
    }
}
