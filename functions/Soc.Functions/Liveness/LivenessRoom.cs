using Microsoft.Extensions.DependencyInjection;

namespace Soc.Functions.Liveness;

internal static class LivenessRoom
{
    public static void Furnish(IServiceCollection services) => services.AddSingleton<Checkup>();
}
