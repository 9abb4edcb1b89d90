using Soc.Core.Tenants;

namespace Soc.Core.Ingest;

/// <summary>Whose record it is, from the record alone: there is no default tenant.</summary>
internal static class RecordTenant
{
    /// <summary>/tenants/{id}/providers/Microsoft.aadiam, in any casing.</summary>
    private const string ResourcePrefix = "/tenants/";

    private const string SubscriptionPrefix = "/subscriptions/";

    private static readonly string[] Names = ["tenantId", "OrganizationId", "resourceId", "targetResourceID"];

    /// <returns>The tenant of this SOC whose record it is, or null.</returns>
    public static TenantId? Of(RecordNode record, ServedTenants tenants) =>
        Named(record) is { } named ? Served(named, tenants)
        : Subscription(AzureSources.Resource(record)) is { } subscription ? tenants.OfResource(subscription)
        : record.Text("workspaceId") is { } workspace ? tenants.OfResource(workspace)
        : Told(record["properties"]) is { } told ? Served(told, tenants)
        : HostSources.Of(record) is not null ? HostTenant.Of(record, tenants)
        : NamesNobody(record) && tenants.Nameless is { } nameless ? Served(nameless, tenants)
        : null;

    private static TenantId? Named(RecordNode record) =>
        Parse(record.Text("tenantId"))
        ?? Parse(record.Text("OrganizationId"))
        ?? Parse(Step(record.Text("resourceId"), ResourcePrefix));

    // A record of an Azure resource is the resource's, whoever called: identity.claims, and what a caller may put into properties, name the
    // caller's tenant, which is another one where a partner manages the subscription or a guest is at work.
    private static TenantId? Told(RecordNode properties) => Parse(properties.Text("tenantId")) ?? Parse(properties.Text("resourceTenantId"));

    private static TenantId? Served(TenantId tenant, ServedTenants tenants) => tenants.Serves(tenant) ? tenant : null;

    /// <summary>Not even by a spelling that nobody can read.</summary>
    private static bool NamesNobody(RecordNode record) =>
        Names.All(name => record.Text(name) is null) && record["properties"].Text("tenantId") is null && record["properties"].Text("resourceTenantId") is null;

    private static TenantId? Parse(string? text) => TenantId.TryParse(text, out var tenant) ? tenant : null;

    /// <summary>/subscriptions/{id}/resourceGroups/…, in any casing.</summary>
    private static string? Subscription(string? resource) => Step(resource, SubscriptionPrefix);

    private static string? Step(string? resource, string prefix) =>
        resource is not null && resource.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? resource[prefix.Length..].Split('/', 2)[0] : null;
}
