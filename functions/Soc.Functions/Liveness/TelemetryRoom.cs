using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using Soc.Azure;
using Soc.Core;

namespace Soc.Functions.Liveness;

/// <summary>
/// Traces, metrics and logs of Core and of the worker as OpenTelemetry, sent to Application Insights under the SOC's identity where its
/// connection is known. host.json sets the host's telemetryMode to match
/// (https://learn.microsoft.com/azure/azure-functions/opentelemetry-howto).
/// </summary>
internal static class TelemetryRoom
{
    public static void Furnish(IServiceCollection services, SocSettings settings)
    {
        var telemetry = services.AddOpenTelemetry()
            .UseFunctionsWorkerDefaults()
            .WithTracing(tracing => tracing.AddSource(SocTelemetry.Name))
            .WithMetrics(metrics => metrics.AddMeter(SocTelemetry.Name));
        if (settings.ApplicationInsights is { } connection)
            telemetry.UseAzureMonitorExporter(options => (options.ConnectionString, options.Credential) = (connection, AzureCredential.Choose(settings.ClientId)));
    }
}
