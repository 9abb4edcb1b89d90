using Soc.Core.Tenants;

namespace Soc.Core.Ingest;

/// <summary>Whose record it is, from the record alone: there is no default tenant.</summary>
internal static class RecordTenant
{
    /// <summary>/tenants/{id}/providers/Microsoft.aadiam, in any casing.</summary>
    private const string ResourcePrefix = "/tenants/";

    private const string SubscriptionPrefix = "/subscriptions/";

    private static readonly string[] Said = ["tenantId", "OrganizationId", "resourceId", "targetResourceID"];

    /// <returns>The tenant of this SOC whose record it is, or null.</returns>
    public static TenantId? Of(RecordNode record, ServedTenants tenants) =>
        Names(record, tenants, out var named) ? named
        : Subscription(AzureSources.Resource(record)) is { } subscription ? tenants.OfResource(subscription)
        : record.Text("workspaceId") is { } workspace ? tenants.OfResource(workspace)
        : Tells(record["properties"], tenants, out var told) ? told
        : HostSources.Of(record) is not null ? HostTenant.Of(record, tenants)
        : NamesNobody(record) && tenants.Nameless is { } nameless && tenants.Serves(nameless) ? nameless
        : null;

    private static bool Names(RecordNode record, ServedTenants tenants, out TenantId? tenant)
    {
        if (tenants.TryRead(record["tenantId"], out tenant) || tenants.TryRead(record["OrganizationId"], out tenant)) return true;
        if (!record["resourceId"].Begins(ResourcePrefix) || !TenantId.TryParse(Step(record.Text("resourceId"), ResourcePrefix), out var named)) return false;
        tenant = tenants.Serves(named) ? named : null;
        return true;
    }

    // A record of an Azure resource is the resource's, whoever called: identity.claims, and what a caller may put into properties, name the
    // caller's tenant, which is another one where a partner manages the subscription or a guest is at work.
    private static bool Tells(RecordNode properties, ServedTenants tenants, out TenantId? tenant) =>
        tenants.TryRead(properties["tenantId"], out tenant) || tenants.TryRead(properties["resourceTenantId"], out tenant);

    /// <summary>Not even by a spelling that nobody can read.</summary>
    private static bool NamesNobody(RecordNode record) =>
        Said.All(name => record.Text(name) is null) && record["properties"].Text("tenantId") is null && record["properties"].Text("resourceTenantId") is null;

    /// <summary>/subscriptions/{id}/resourceGroups/…, in any casing.</summary>
    private static string? Subscription(string? resource) => Step(resource, SubscriptionPrefix);

    private static string? Step(string? resource, string prefix) =>
        resource is not null && resource.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? resource[prefix.Length..].Split('/', 2)[0] : null;
}
