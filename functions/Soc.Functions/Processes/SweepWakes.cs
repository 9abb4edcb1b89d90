using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Soc.Core.Prepare;
using Soc.Core.Stores;

namespace Soc.Functions.Processes;

/// <summary>Starts or wakes whatever a crash or a lost event left behind, so that these only delay.</summary>
public sealed class SweepWakes(IDocumentStore store, ITenantDirectories directories, TimeProvider clock)
{
    [Function(nameof(SweepWakes))]
    public async Task Run([TimerTrigger("0 * * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        var wakes = new WakeTable(store, clock);
        var rouser = new Rouser(client, wakes);
        foreach (var tenant in await directories.Tenants(cancellation))
            await foreach (var process in wakes.Overdue(tenant, cancellation))
                await rouser.WakeOrStart(process, cancellation);
    }
}
