using Soc.Core.Tenants;

namespace Soc.Core.Ingest;

/// <summary>
/// Whose a record of a server or a network device is. An exported row names the Azure resource that it is about and the workspace that it lay in
/// (which it calls TenantId); a log line names nothing but machines: its sender, and what relayed it.
/// </summary>
internal static class HostTenant
{
    /// <summary>Columns that name a machine; exports write the last one in two ways.</summary>
    private static readonly string[] Machines = ["Computer", "HostName", "HostIP", "DeviceName", "DeviceAddress", "CollectorHostName", "Collectorhostname"];

    /// <param name="record">One that <see cref="HostSources"/> knows.</param>
    /// <returns>Null where the machines are of different tenants. Machines count only where Azure names nothing.</returns>
    public static TenantId? Of(RecordNode record, ServedTenants tenants)
    {
        string?[] named = [record.Text("_SubscriptionId"), Subscription(record.Text("_ResourceId")), record.Text("TenantId"), Subscription(record.Text("_Internal_WorkspaceResourceId"))];
        return named.All(id => id is null)
            ? OfMachine(record, tenants)
            : named.Select(tenants.OfResource).FirstOrDefault(tenant => tenant is not null);
    }

    private static TenantId? OfMachine(RecordNode record, ServedTenants tenants)
    {
        var named = Machines.Select(column => tenants.OfCollector(record.Text(column))).OfType<TenantId>().Distinct().ToList();
        return named.Count switch
        {
            // Whoever hands a file over may say whose its lines are; a machine that is somebody's says it better.
            0 => tenants.Nameless is { } nameless && tenants.Serves(nameless) ? nameless : null,
            1 => named[0],
            _ => null,
        };
    }

    /// <summary>/subscriptions/{id}/resourceGroups/…</summary>
    private static string? Subscription(string? resource) =>
        resource?.Split('/') is ["", var kind, var id, ..] && kind.Equals("subscriptions", StringComparison.OrdinalIgnoreCase) ? id : null;
}
