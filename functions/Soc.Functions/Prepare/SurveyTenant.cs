using Microsoft.Azure.Functions.Worker;
using Soc.Core.Prepare;

namespace Soc.Functions.Prepare;

/// <summary>Keeps the profiles of the connected tenants: the first one minutes after deployment, and again every few hours.</summary>
public sealed class SurveyTenant(Onboarding onboarding, ITenantSurvey surveys, SurveyLog log)
{
    [Function(nameof(SurveyTenant))]
    public async Task Run([TimerTrigger("45 */10 * * * *")] TimerInfo timer, CancellationToken cancellation)
    {
        foreach (var tenant in surveys.Tenants) await log.Watch(tenant, () => onboarding.RunWhenDue(tenant, cancellation));
    }
}
