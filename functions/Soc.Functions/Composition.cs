using Microsoft.Extensions.DependencyInjection;
using Soc.Functions.Correlate;
using Soc.Functions.Detect;
using Soc.Functions.Ingest;
using Soc.Functions.Liveness;
using Soc.Functions.Prepare;
using Soc.Functions.Processes;
using Soc.Functions.Recover;
using Soc.Functions.Respond;
using Soc.Functions.Stores;
using Soc.Functions.Triage;

namespace Soc.Functions;

/// <summary>Every port with its implementation in Azure, room by room. The one place where they meet.</summary>
internal static class Composition
{
    public static void Furnish(IServiceCollection services, SocSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        StoresRoom.Furnish(services, settings);
        PrepareRoom.Furnish(services, settings);
        IngestRoom.Furnish(services, settings);
        DetectRoom.Furnish(services, settings);
        CorrelateRoom.Furnish(services);
        TriageRoom.Furnish(services, settings);
        RespondRoom.Furnish(services, settings);
        RecoverRoom.Furnish(services);
        ProcessesRoom.Furnish(services);
        LivenessRoom.Furnish(services);
        TelemetryRoom.Furnish(services, settings);
    }
}
