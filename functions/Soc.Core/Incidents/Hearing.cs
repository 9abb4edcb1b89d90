using Soc.Core.Prepare;
using Soc.Core.Processes;
using Soc.Core.Tenants;

namespace Soc.Core.Incidents;

/// <summary>What somebody says on a channel becomes the incident's to decide: on every channel the same command, under the same rules.</summary>
public sealed class Hearing(ITenantDirectories directories)
{
    /// <param name="decision">In the name of the person whom the channel authenticated.</param>
    /// <returns>The command, with who that person is among the tenant's analysts as of now.</returns>
    public async Task<Message> Of(TenantId tenant, string incident, Decision decision, CancellationToken cancellation)
    {
        var directory = await directories.Find(tenant, cancellation);
        var person = directory?.Profile.Analysts.FirstOrDefault(analyst => analyst.Id == decision.By);
        return new(IncidentId.Of(tenant, incident), new IncidentCommand.Decide(decision, person));
    }
}
