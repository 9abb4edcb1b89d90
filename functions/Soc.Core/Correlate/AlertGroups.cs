using Soc.Core.Stores;
using Soc.Core.Tenants;

namespace Soc.Core.Correlate;

/// <summary>The groups of one tenant: partition "tenant|groups", documents "group.{id}", one for each alert: the group it began, or where that went.</summary>
internal sealed class AlertGroups(IDocumentStore store, TenantId tenant)
{
    private const string Table = "correlation";
    private const int Attempts = 20;

    private readonly PartitionKey _partition = new(tenant, "groups");

    /// <summary>
    /// Begins a group of the alert's own. To be done before the alert can be found as anybody's neighbor: of two alerts that arrive at
    /// once, one then finds the other and its group.
    /// </summary>
    /// <returns>False when it began before.</returns>
    public async Task<bool> Begin(string alertId, CancellationToken cancellation)
    {
        var group = new AlertGroup(alertId, [alertId]);
        return await store.Write(Table, _partition, [new Write.Insert(GroupKey(alertId), SocJson.Write(group))], cancellation) is WriteOutcome.Written;
    }

    /// <summary>Makes one group of the alert's and its neighbors'. Doing it again changes nothing.</summary>
    /// <returns>The group, and whether only the alert's own was merged into it.</returns>
    public async Task<(AlertGroup Group, bool Alone)> Join(string alertId, IReadOnlyCollection<string> neighbors, CancellationToken cancellation)
    {
        var alone = true;
        for (var conflicts = 0; conflicts < Attempts;)
        {
            var found = await Find([alertId, .. neighbors], cancellation);
            if (found.Count == 1) return (found[0].Group, alone);
            var some = found.Take(Write.MaximumBatch).ToList();
            var merged = AlertGroup.Merge([.. some.Select(document => document.Group)]);
            if (!await TryMerge(merged, some, cancellation)) conflicts++;
            else alone &= some.TrueForAll(document => document.Group.Id == merged.Id || document.Group.Id == alertId);
        }

        throw new StoreBusyException($"The alert groups of tenant {tenant} changed {Attempts} times while one alert was joining them.");
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

        throw new StoreBusyException($"The alert groups of tenant {tenant} changed {Attempts} times while one became an incident.");
    }

    private async Task<bool> TryMerge(AlertGroup merged, List<(AlertGroup Group, string ETag)> found, CancellationToken cancellation)
    {
        var batch = found.Select(document => (Write)new Write.Replace(
            GroupKey(document.Group.Id),
            SocJson.Write(document.Group.Id == merged.Id ? merged : document.Group with { MergedInto = merged.Id, Members = [] }),
            document.ETag));
        return await store.Write(Table, _partition, [.. batch], cancellation) is WriteOutcome.Written;
    }

    private async Task<List<(AlertGroup Group, string ETag)>> Find(IReadOnlyCollection<string> alertIds, CancellationToken cancellation)
    {
        var found = new Dictionary<string, (AlertGroup, string)>(StringComparer.Ordinal);
        var covered = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in alertIds.Where(id => !covered.Contains(id)))
        {
            if (await Resolve(id, cancellation) is not { } document) continue;
            found[document.Group.Id] = document;
            covered.UnionWith(document.Group.Members);
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
}
