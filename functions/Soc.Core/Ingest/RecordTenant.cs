using Soc.Core.Tenants;

namespace Soc.Core.Ingest;

/// <summary>Whose record it is, from the record alone: there is no default tenant.</summary>
internal static class RecordTenant
{
    private const string ResourcePrefix = "/tenants/";

    private static readonly string[] Said = ["tenantId", "OrganizationId", "resourceId", "targetResourceID"];

    /// <returns>The tenant of this SOC whose record it is, or null.</returns>
    public static TenantId? Of(RecordNode record, ServedTenants tenants) =>
        Names(record, tenants, out var named) ? named
        : Step(AzureSources.Resource(record), AzureSources.SubscriptionPrefix) is { IsEmpty: false } subscription ? tenants.OfResource(subscription)
        : record["workspaceId"] is { HasText: true } workspace ? tenants.OfResource(workspace.Trimmed)
        : Tells(record["properties"], tenants, out var told) ? told
        : HostSources.Of(record) is not null ? HostTenant.Of(record, tenants)
        : NamesNobody(record) && tenants.Nameless is { } nameless && tenants.Serves(nameless) ? nameless
        : null;

    private static bool Names(RecordNode record, ServedTenants tenants, out TenantId? tenant)
    {
        if (tenants.TryRead(record["tenantId"].Trimmed, out tenant) || tenants.TryRead(record["OrganizationId"].Trimmed, out tenant)) return true;
        return Step(record["resourceId"], ResourcePrefix) is { IsEmpty: false } id && tenants.TryRead(id, out tenant);
    }

    // A record of an Azure resource is the resource's, whoever called: identity.claims, and what a caller may put into properties, name the
    // caller's tenant, which is another one where a partner manages the subscription or a guest is at work.
    private static bool Tells(RecordNode properties, ServedTenants tenants, out TenantId? tenant) =>
        tenants.TryRead(properties["tenantId"].Trimmed, out tenant) || tenants.TryRead(properties["resourceTenantId"].Trimmed, out tenant);

    /// <summary>Not even by a spelling that nobody can read.</summary>
    private static bool NamesNobody(RecordNode record) =>
        Said.All(name => record.Text(name) is null) && record["properties"].Text("tenantId") is null && record["properties"].Text("resourceTenantId") is null;

    /// <summary>Of /tenants/{id}/providers/… or /subscriptions/{id}/resourceGroups/…, in any casing, the id; empty for anything else.</summary>
    internal static ReadOnlySpan<byte> Step(RecordNode resource, string prefix)
    {
        if (!resource.Begins(prefix)) return [];
        var id = resource.Trimmed[prefix.Length..];
        return id.IndexOf((byte)'/') is var end and >= 0 ? id[..end] : id;
    }
}
