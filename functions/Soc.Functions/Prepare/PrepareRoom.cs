using Azure.Core;
using Microsoft.Extensions.DependencyInjection;
using Soc.Core.Prepare;
using Soc.Microsoft365;

namespace Soc.Functions.Prepare;

internal static class PrepareRoom
{
    public static void Furnish(IServiceCollection services, SocSettings settings)
    {
        services.AddSingleton<StoredDirectories>();
        services.AddSingleton<ITenantDirectories>(provider => provider.GetRequiredService<StoredDirectories>());
        // The identity's tokens are those of its own tenant.
        services.AddSingleton<ITenantSurvey>(provider => new Microsoft365Survey(
            settings.HomeTenant is { } tenant ? [new Microsoft365Connection(tenant, provider.GetRequiredService<TokenCredential>())] : [],
            settings.Survey));
        services.AddSingleton<BaselineBook>();
        // The identity's client id is the app id under which it calls the Graph and signs in.
        services.AddSingleton(settings.ClientId is { Length: > 0 } id ? new OwnApplications([id]) : OwnApplications.None);
        services.AddSingleton<Onboarding>();
        services.AddSingleton<SurveyLog>();
    }
}
