using Soc.Core.Tenants;

namespace Soc.Core.Ingest;

/// <summary>
/// Whose a record of a server or a network device is. An exported row names the Azure resource that it is about and the workspace that it lay in
/// (which it calls TenantId); a log line names nothing but machines: its sender, and what relayed it.
/// </summary>
internal static class HostTenant
{
    private const string Subscriptions = "/subscriptions/";

    /// <summary>Columns that name a machine; exports write the last one in two ways.</summary>
    private static readonly string[] Machines = ["Computer", "HostName", "HostIP", "DeviceName", "DeviceAddress", "CollectorHostName", "Collectorhostname"];

    /// <param name="record">One that <see cref="HostSources"/> knows.</param>
    /// <returns>Null where the machines are of different tenants. Machines count only where Azure names nothing.</returns>
    public static TenantId? Of(RecordNode record, ServedTenants tenants)
    {
        ReadOnlySpan<string?> named = [record.Text("_SubscriptionId"), Subscription(record.Text("_ResourceId")), record.Text("TenantId"), Subscription(record.Text("_Internal_WorkspaceResourceId"))];
        var (isNamed, found) = (false, (TenantId?)null);
        foreach (var id in named)
        {
            isNamed |= id is not null;
            found ??= tenants.OfResource(id);
        }

        return isNamed ? found : OfMachine(record, tenants);
    }

    private static TenantId? OfMachine(RecordNode record, ServedTenants tenants)
    {
        TenantId? found = null;
        foreach (var column in Machines)
        {
            if (tenants.OfCollector(record.Text(column)) is not { } tenant) continue;
            if (found is not null && found != tenant) return null;
            found = tenant;
        }

        // Whoever hands a file over may say whose its lines are; a machine that is somebody's says it better.
        return found ?? (tenants.Nameless is { } nameless && tenants.Serves(nameless) ? nameless : null);
    }

    /// <summary>/subscriptions/{id}/resourceGroups/…</summary>
    private static string? Subscription(string? resource) =>
        resource?.StartsWith(Subscriptions, StringComparison.OrdinalIgnoreCase) == true ? resource[Subscriptions.Length..].Split('/', 2)[0] : null;
}
