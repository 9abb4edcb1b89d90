using Soc.Core.Stores;
using Soc.Core.Tenants;

namespace Soc.Core.Correlate;

/// <summary>The groups of one tenant: partition "tenant|groups", documents "group.{id}" and "alert.{id}" (which group an alert began in).</summary>
internal sealed class AlertGroups(IDocumentStore store, TenantId tenant)
{
    private const string Table = "correlation";
    private const int Attempts = 20;

    private readonly PartitionKey _partition = new(tenant, "groups");

    /// <summary>Puts the alert into one group with its neighbors, merging theirs. Doing it again changes nothing.</summary>
    /// <returns>The group, and whether the alert was in it before.</returns>
    public async Task<(AlertGroup Group, bool Known)> Join(string alertId, IReadOnlyCollection<string> neighbors, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var found = await Find([alertId, .. neighbors], cancellation);
            var known = found.Any(document => document.Group.Members.Contains(alertId));
            if (known && found.Count == 1) return (found[0].Group, true);
            var merged = found.Count == 0 ? new AlertGroup(alertId, [alertId]) : AlertGroup.Merge([.. found.Select(document => document.Group)], alertId);
            if (await TryWrite(merged, alertId, known, found, cancellation)) return (merged, known);
        }

        throw new StoreContentionException($"The alert groups of tenant {tenant} changed {Attempts} times while one alert was joining them.");
    }

    /// <summary>Notes that the group is an incident. Doing it again changes nothing.</summary>
    /// <returns>The group as it stands, with its incident.</returns>
    public async Task<AlertGroup> Promote(AlertGroup group, string incident, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var (standing, etag) = await Resolve(group.Id, cancellation) ?? throw new InvalidOperationException($"The group {group.Id} is gone.");
            if (standing.Incident is not null) return standing;
            var promoted = standing with { Incident = incident };
            var outcome = await store.Write(Table, _partition, [new Write.Replace(GroupKey(promoted.Id), SocJson.Write(promoted), etag)], cancellation);
            if (outcome is WriteOutcome.Written) return promoted;
        }

        throw new StoreContentionException($"The alert groups of tenant {tenant} changed {Attempts} times while one became an incident.");
    }

    private async Task<bool> TryWrite(AlertGroup merged, string alertId, bool known, List<(AlertGroup Group, string ETag)> found, CancellationToken cancellation)
    {
        var batch = new List<Write>();
        foreach (var (group, etag) in found)
        {
            var next = group.Id == merged.Id ? merged : group with { MergedInto = merged.Id, Members = [] };
            batch.Add(new Write.Replace(GroupKey(group.Id), SocJson.Write(next), etag));
        }

        if (found.Count == 0) batch.Add(new Write.Insert(GroupKey(merged.Id), SocJson.Write(merged)));
        if (!known) batch.Add(new Write.Insert(AlertKey(alertId), SocJson.Write(merged.Id)));
        return await store.Write(Table, _partition, batch, cancellation) is WriteOutcome.Written;
    }

    private async Task<List<(AlertGroup Group, string ETag)>> Find(IReadOnlyCollection<string> alertIds, CancellationToken cancellation)
    {
        var found = new Dictionary<string, (AlertGroup, string)>(StringComparer.Ordinal);
        foreach (var id in alertIds)
        {
            if (await store.Get(Table, _partition, AlertKey(id), cancellation) is not { } pointer) continue;
            if (await Resolve(SocJson.Read<string>(pointer.Body), cancellation) is { } document) found[document.Group.Id] = document;
        }

        return [.. found.Values];
    }

    private async Task<(AlertGroup Group, string ETag)?> Resolve(string groupId, CancellationToken cancellation)
    {
        while (await store.Get(Table, _partition, GroupKey(groupId), cancellation) is { } document)
        {
            var group = SocJson.Read<AlertGroup>(document.Body);
            if (group.MergedInto is null) return (group, document.ETag);
            groupId = group.MergedInto;
        }

        return null;
    }

    private static string GroupKey(string id) => $"group.{id}";

    private static string AlertKey(string id) => $"alert.{id}";
}
