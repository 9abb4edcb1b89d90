using Microsoft.Extensions.Logging;
using Soc.Core.Stores;
using Soc.Core.Tenants;

namespace Soc.Functions.Ingest;

/// <summary>Says how polling went. One tenant or kind of content that cannot be read holds up none of the others.</summary>
public sealed partial class AuditLog(ILogger<AuditLog> logger)
{
    public async Task Watch(TenantId tenant, string contentType, Func<Task<int>> poll)
    {
        try
        {
            if (await poll() is > 0 and var count) Taken(logger, count, contentType, tenant);
        }
        catch (StoreBusyException busy)
        {
            Delayed(logger, contentType, tenant, busy);
        }
        catch (StoreUnusableException unusable)
        {
            Refused(logger, contentType, tenant, unusable);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "{Count} contents of {ContentType} of {Tenant} were taken in.")]
    private static partial void Taken(ILogger logger, int count, string contentType, TenantId tenant);

    [LoggerMessage(2, LogLevel.Warning, "{ContentType} of {Tenant} is read later.")]
    private static partial void Delayed(ILogger logger, string contentType, TenantId tenant, Exception busy);

    [LoggerMessage(3, LogLevel.Error, "{ContentType} of {Tenant} cannot be read.")]
    private static partial void Refused(ILogger logger, string contentType, TenantId tenant, Exception unusable);
}
