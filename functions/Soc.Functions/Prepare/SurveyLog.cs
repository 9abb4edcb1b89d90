using Microsoft.Extensions.Logging;
using Soc.Core.Prepare;
using Soc.Core.Stores;
using Soc.Core.Tenants;

namespace Soc.Functions.Prepare;

/// <summary>Says how a survey went. One tenant that cannot be surveyed holds up none of the others, and keeps the profile it has.</summary>
public sealed partial class SurveyLog(ILogger<SurveyLog> logger)
{
    public async Task Watch(TenantId tenant, Func<Task<TenantSurvey?>> survey)
    {
        try
        {
            if (await survey() is not { } found) return;
            Surveyed(logger, tenant, found.Users?.Count ?? 0, found.Devices?.Count ?? 0, found.Analysts?.Count ?? 0);
            foreach (var part in found.Unread) Unread(logger, tenant, part);
        }
        catch (StoreBusyException busy)
        {
            Delayed(logger, tenant, busy);
        }
        catch (StoreUnusableException unusable)
        {
            Refused(logger, tenant, unusable);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "{Tenant} was surveyed: {Users} users, {Devices} devices, {Analysts} analysts.")]
    private static partial void Surveyed(ILogger logger, TenantId tenant, int users, int devices, int analysts);

    [LoggerMessage(2, LogLevel.Warning, "{Tenant} does not let us read {Part}.")]
    private static partial void Unread(ILogger logger, TenantId tenant, string part);

    [LoggerMessage(3, LogLevel.Warning, "{Tenant} is surveyed later.")]
    private static partial void Delayed(ILogger logger, TenantId tenant, Exception busy);

    [LoggerMessage(4, LogLevel.Error, "{Tenant} cannot be surveyed.")]
    private static partial void Refused(ILogger logger, TenantId tenant, Exception unusable);
}
