#nullable enable

// Signatures: github.com/Azure/azure-functions-dotnet-worker, src/DotNetWorker.OpenTelemetry/ConfigureFunctionsOpenTelemetry.cs, and
// github.com/Azure/azure-sdk-for-net, sdk/monitor/Azure.Monitor.OpenTelemetry.Exporter/src/{OpenTelemetryBuilderExtensions,AzureMonitorExporterOptions}.cs.
// Checked against the packages Microsoft.Azure.Functions.Worker.OpenTelemetry 1.2.0 and Azure.Monitor.OpenTelemetry.Exporter 1.10.0.

using Azure.Core;
using OpenTelemetry;

namespace Microsoft.Azure.Functions.Worker.OpenTelemetry
{
    public static class ConfigureFunctionsOpenTelemetry
    {
        /// <summary>The slice has no worker whose invocations it could trace.</summary>
        public static IOpenTelemetryBuilder UseFunctionsWorkerDefaults(this IOpenTelemetryBuilder builder) => builder;
    }
}

namespace Azure.Monitor.OpenTelemetry.Exporter
{
    public class AzureMonitorExporterOptions : ClientOptions
    {
        public string ConnectionString { get; set; } = "";

        public TokenCredential? Credential { get; set; }
    }

    public static class OpenTelemetryBuilderExtensions
    {
        /// <summary>Asks for the options, as the package does when the host starts, and sends nothing.</summary>
        public static IOpenTelemetryBuilder UseAzureMonitorExporter(this IOpenTelemetryBuilder builder, Action<AzureMonitorExporterOptions> configureAzureMonitor)
        {
            configureAzureMonitor(new AzureMonitorExporterOptions());
            return builder;
        }
    }
}
