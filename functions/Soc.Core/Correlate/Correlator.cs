using System.Security.Cryptography;
using System.Text;
using Soc.Core.Detect;
using Soc.Core.Incidents;
using Soc.Core.Prepare;
using Soc.Core.Processes;
using Soc.Core.Stores;
using Soc.Core.Tenants;
using Soc.Core.Triage;

namespace Soc.Core.Correlate;

/// <summary>
/// Connects alerts into incidents. Groups are the connected parts of <see cref="Linking"/>, so the order of arrival does not matter;
/// a group becomes an incident when <see cref="Scoring"/> says that it adds up. Everything may be done twice.
/// </summary>
public sealed class Correlator(IDocumentStore store, TriagePolicy policy)
{
    /// <summary>What the incidents have to be told about this alert; empty while it adds up to none.</summary>
    public async Task<IReadOnlyList<Message>> Correlate(Alert alert, TenantDirectory directory, DateTimeOffset now, CancellationToken cancellation)
    {
        var index = new AlertIndex(store, alert.Tenant);
        var groups = new AlertGroups(store, alert.Tenant);
        var fresh = await groups.Begin(alert.Id, cancellation);
        var neighbors = await index.Add(alert, cancellation);
        var (group, alone) = await groups.Join(alert.Id, neighbors, cancellation);

        // An incident that stands needs only what is new; other groups may have come along, and what was delivered before may have been cut short: then all of it.
        var whole = !fresh || !alone || group.Incident is null || group.Absorbed is not null;
        var alerts = whole ? await index.Get(group.Members, cancellation) : [alert];
        if (group.Incident is null)
        {
            if (Scoring.Assess(alerts, directory, policy).Score < policy.OpensAt) return [];
            group = await groups.Promote(group, NewIncidentId(alert.Tenant, group.Id), cancellation);
        }

        await new IncidentRegister(store).Add(alert.Tenant, group.Incident!, cancellation);
        return [.. Messages(alert.Tenant, group, alerts, directory, now)];
    }

    private static IEnumerable<Message> Messages(TenantId tenant, AlertGroup group, IReadOnlyList<Alert> alerts, TenantDirectory directory, DateTimeOffset now)
    {
        var incident = group.Incident!;
        foreach (var some in alerts.Chunk(IncidentCommand.MostAlerts))
            yield return new(IncidentId.Of(tenant, incident), new IncidentCommand.RecordAlerts(incident, some, directory, now));
        foreach (var absorbed in group.Absorbed ?? [])
            yield return new(IncidentId.Of(tenant, absorbed), new IncidentCommand.MergeInto(incident, directory, now));
    }

    private static string NewIncidentId(TenantId tenant, string groupId) =>
        $"inc-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{tenant}|{groupId}")))[..10]}";
}
