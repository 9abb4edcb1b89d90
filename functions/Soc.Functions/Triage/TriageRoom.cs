using Azure.Core;
using Microsoft.Extensions.DependencyInjection;
using Soc.Core.Triage;
using Soc.Microsoft365.Teams;

namespace Soc.Functions.Triage;

/// <summary>The bot runs under the SOC's own identity: its client id is the bot's app id, and its tokens are the bot's.</summary>
internal static class TriageRoom
{
    public static void Furnish(IServiceCollection services, SocSettings settings)
    {
        services.AddSingleton(new TeamsBot(settings.ClientId ?? ""));
        services.AddSingleton<ITeamsLog, TeamsLog>();
        services.AddSingleton(provider => new ConnectorTokens(provider.GetRequiredService<TeamsBot>(), new HttpClient { Timeout = provider.GetRequiredService<TeamsBot>().CallTimeout }, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new BotConnector(provider.GetRequiredService<TeamsBot>(), BotConnector.Client(provider.GetRequiredService<TeamsBot>()), provider.GetRequiredService<TokenCredential>()));
        services.AddSingleton<Installation>();
        services.AddSingleton<Presses>();
        services.AddSingleton<TeamsEndpoint>();
        services.AddSingleton<TeamsCards>();
        // A host without an identity of its own has no bot.
        if (settings.ClientId is null) services.AddSingleton<ICardChannel, StandingCards>();
        else services.AddSingleton<ICardChannel>(provider => provider.GetRequiredService<TeamsCards>());
    }
}
