using Microsoft.Azure.Functions.Worker;
using Soc.Core.Prepare;

namespace Soc.Functions.Prepare;

/// <summary>Rolls up every night what people did on the days before into what is usual for them.</summary>
public sealed class RollUpBaselines(BaselineBook book, ITenantDirectories directories, TimeProvider clock)
{
    [Function(nameof(RollUpBaselines))]
    public async Task Run([TimerTrigger("0 40 2 * * *")] TimerInfo timer, CancellationToken cancellation)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        foreach (var tenant in await directories.Tenants(cancellation)) await book.RollUp(tenant, today, cancellation);
    }
}
