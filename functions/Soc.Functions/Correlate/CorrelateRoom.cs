using Microsoft.Extensions.DependencyInjection;
using Soc.Core.Correlate;
using Soc.Core.Triage;

namespace Soc.Functions.Correlate;

internal static class CorrelateRoom
{
    public static void Furnish(IServiceCollection services)
    {
        services.AddSingleton(TriagePolicy.Default);
        services.AddSingleton<Correlator>();
        services.AddSingleton<AlertIntake>();
    }
}
