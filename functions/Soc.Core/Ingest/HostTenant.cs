using Soc.Core.Tenants;

namespace Soc.Core.Ingest;

/// <summary>
/// Whose a record of a server or a network device is. An exported row names the Azure resource that it is about and the workspace that it lay in
/// (which it calls TenantId); a log line names nothing but machines: its sender, and what relayed it.
/// </summary>
internal static class HostTenant
{
    /// <summary>Columns that name a machine; exports write the last one in two ways.</summary>
    private static readonly MemberName[] Machines = [.. new[] { "Computer", "HostName", "HostIP", "DeviceName", "DeviceAddress", "CollectorHostName", "Collectorhostname" }.Select(name => new MemberName(name))];

    /// <param name="record">One that <see cref="HostSources"/> knows.</param>
    /// <returns>Null where the machines are of different tenants. Machines count only where Azure names nothing.</returns>
    public static TenantId? Of(RecordNode record, ServedTenants tenants) =>
        Claims(record["_SubscriptionId"].Trimmed, tenants, out var tenant)
        | Claims(RecordTenant.Step(record["_ResourceId"], AzureSources.SubscriptionPrefix), tenants, out var resource)
        | Claims(record["TenantId"].Trimmed, tenants, out var workspace)
        | Claims(RecordTenant.Step(record["_Internal_WorkspaceResourceId"], AzureSources.SubscriptionPrefix), tenants, out var subscription)
            ? tenant ?? resource ?? workspace ?? subscription
            : OfMachine(record, tenants);

    /// <returns>Whether Azure names something.</returns>
    private static bool Claims(ReadOnlySpan<byte> id, ServedTenants tenants, out TenantId? tenant)
    {
        tenant = id.IsEmpty ? null : tenants.OfResource(id);
        return !id.IsEmpty;
    }

    private static TenantId? OfMachine(RecordNode record, ServedTenants tenants)
    {
        TenantId? found = null;
        foreach (var column in Machines)
        {
            if (tenants.OfCollector(record[column].Trimmed) is not { } tenant) continue;
            if (found is not null && found != tenant) return null;
            found = tenant;
        }

        // Whoever hands a file over may say whose its lines are; a machine that is somebody's says it better.
        return found ?? (tenants.Nameless is { } nameless && tenants.Serves(nameless) ? nameless : null);
    }
}
