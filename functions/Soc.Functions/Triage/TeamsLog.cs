using Microsoft.Extensions.Logging;
using Soc.Core.Tenants;
using Soc.Microsoft365.Teams;

namespace Soc.Functions.Triage;

/// <summary>Says what happened at the bot's door.</summary>
public sealed partial class TeamsLog(ILogger<TeamsLog> logger) : ITeamsLog
{
    public void TurnedAway(int status) => TurnedAway(logger, status);

    public void Forged(TenantId tenant, Forgery why) => Forged(logger, tenant, why);

    public void Channel(TenantId tenant, bool connected)
    {
        if (connected) Connected(logger, tenant);
        else NotConnected(logger, tenant);
    }

    public void Undelivered(TenantId tenant, string cardId, string why, bool later)
    {
        if (later) Delayed(logger, cardId, tenant, why);
        else Undelivered(logger, cardId, tenant, why);
    }

    [LoggerMessage(1, LogLevel.Warning, "A request to the bot was turned away with {Status}.")]
    private static partial void TurnedAway(ILogger logger, int status);

    [LoggerMessage(2, LogLevel.Error, "A button was pressed in Teams, tenant {Tenant}, that this SOC did not offer there: {Forgery}.")]
    private static partial void Forged(ILogger logger, TenantId tenant, Forgery forgery);

    [LoggerMessage(3, LogLevel.Information, "Cards of {Tenant} go to a channel in Teams.")]
    private static partial void Connected(ILogger logger, TenantId tenant);

    [LoggerMessage(4, LogLevel.Error, "No channel in Teams is connected for {Tenant}: cards stand in their incidents, and nobody is told.")]
    private static partial void NotConnected(ILogger logger, TenantId tenant);

    [LoggerMessage(5, LogLevel.Warning, "The card {CardId} of {Tenant} is shown later: {Why}")]
    private static partial void Delayed(ILogger logger, string cardId, TenantId tenant, string why);

    [LoggerMessage(6, LogLevel.Error, "The card {CardId} of {Tenant} stands in its incident only: {Why}")]
    private static partial void Undelivered(ILogger logger, string cardId, TenantId tenant, string why);
}
