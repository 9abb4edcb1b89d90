using Azure.Core;
using Microsoft.Extensions.DependencyInjection;
using Soc.Core.Ingest;
using Soc.Core.Ingest.Ledger;
using Soc.Core.Tenants;
using Soc.Microsoft365.Office365;

namespace Soc.Functions.Ingest;

internal static class IngestRoom
{
    public static void Furnish(IServiceCollection services, SocSettings settings)
    {
        services.AddSingleton<Quarantine>();
        services.AddSingleton<ParkedMessages>();
        services.AddSingleton<PatientIntake>();
        services.AddSingleton<IntakeLog>();
        // The identity's tokens are those of its own tenant.
        services.AddSingleton<IAuditFeed>(provider => new ManagementActivityFeed(
            new HttpClient { BaseAddress = ManagementActivityFeed.Address },
            settings.HomeTenant is { } tenant ? new Dictionary<TenantId, TokenCredential> { [tenant] = provider.GetRequiredService<TokenCredential>() } : []));
        services.AddSingleton<AuditPoll>();
        services.AddSingleton<AuditLog>();
        services.AddSingleton<SourceLedger>();
        services.AddSingleton<QuarantineReplay>();
        services.AddSingleton<QuarantineLog>();
    }
}
