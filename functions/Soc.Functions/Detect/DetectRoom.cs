using Azure.Core;
using Azure.Messaging.EventHubs.Producer;
using Microsoft.Extensions.DependencyInjection;
using Soc.Azure.Detect;
using Soc.Core.Detect;

namespace Soc.Functions.Detect;

internal static class DetectRoom
{
    public static void Furnish(IServiceCollection services, SocSettings settings)
    {
        // Rules are read when the first message needs them, once.
        services.AddSingleton(_ => ContentFolder.Load(AppContext.BaseDirectory));
        services.AddSingleton(provider => new EventHubProducerClient(settings.EventHubsNamespace, settings.AlertsHub, provider.GetRequiredService<TokenCredential>()));
        services.AddSingleton<IAlertHub, EventHubAlertHub>();
        services.AddSingleton<SignalPipeline>();
        services.AddScoped<TelemetryIntake>();
    }
}
