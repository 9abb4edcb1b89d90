using Microsoft.Extensions.DependencyInjection;

namespace Soc.Functions.Processes;

internal static class ProcessesRoom
{
    public static void Furnish(IServiceCollection services)
    {
        services.AddSingleton<Engines>();
        services.AddSingleton<Turns>();
    }
}
