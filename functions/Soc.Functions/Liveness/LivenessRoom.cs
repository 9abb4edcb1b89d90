using Microsoft.Extensions.DependencyInjection;
using Soc.Core.Ingest;

namespace Soc.Functions.Liveness;

internal static class LivenessRoom
{
    public static void Furnish(IServiceCollection services)
    {
        services.AddSingleton<Checkup>();
        services.AddSingleton<SourceWatch>();
        services.AddSingleton<SourceLog>();
    }
}
