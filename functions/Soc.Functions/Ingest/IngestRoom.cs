using Microsoft.Extensions.DependencyInjection;
using Soc.Core.Ingest;
using Soc.Core.Prepare;

namespace Soc.Functions.Ingest;

internal static class IngestRoom
{
    public static void Furnish(IServiceCollection services)
    {
        services.AddSingleton<StoredDirectories>();
        services.AddSingleton<ITenantDirectories>(provider => provider.GetRequiredService<StoredDirectories>());
        services.AddSingleton<Quarantine>();
        services.AddSingleton<ParkedMessages>();
        services.AddSingleton<PatientIntake>();
        services.AddSingleton<IntakeLog>();
        // Remembers what it noted, and is not for two threads.
        services.AddScoped<SourceLedger>();
    }
}
