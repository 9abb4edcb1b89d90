using Azure.Core;
using Microsoft.Extensions.DependencyInjection;
using Soc.Core;
using Soc.Core.Processes;
using Soc.Core.Respond;
using Soc.Core.Review;
using Soc.Microsoft365;

namespace Soc.Functions.Respond;

internal static class RespondRoom
{
    public static void Furnish(IServiceCollection services, SocSettings settings)
    {
        services.AddSingleton(ContainmentPolicy.Default);
        // The identity's tokens are those of its own tenant: any other tenant stays unconnected, whatever its profile says.
        services.AddSingleton<IContainment>(provider => new Microsoft365Containment(
            settings.HomeTenant is { } tenant ? [new Microsoft365Connection(tenant, provider.GetRequiredService<TokenCredential>())] : [],
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<CaseFiles>();
        services.AddSingleton<IReportShelf, StoredReports>();
        services.AddSingleton<IEffectRunner, EffectRunner>();
    }
}
