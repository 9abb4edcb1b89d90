using Microsoft.Azure.Functions.Worker;
using Soc.Core.Ingest;
using Soc.Core.Prepare;

namespace Soc.Functions.Liveness;

/// <summary>Says when a source falls silent: a SOC that is blind and does not know it is worse than none.</summary>
public sealed class CheckSourceHealth(SourceWatch watch, ITenantDirectories directories, SourceLog log)
{
    [Function(nameof(CheckSourceHealth))]
    public async Task Run([TimerTrigger("0 5 * * * *")] TimerInfo timer, CancellationToken cancellation)
    {
        foreach (var tenant in await directories.Tenants(cancellation))
            await watch.Look(tenant, changes => log.Changed(tenant, changes), cancellation);
    }
}
