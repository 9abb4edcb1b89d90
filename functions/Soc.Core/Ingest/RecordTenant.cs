using Soc.Core.Tenants;

namespace Soc.Core.Ingest;

/// <summary>Whose record it is, from the record alone: there is no default tenant.</summary>
internal static class RecordTenant
{
    private const string ResourcePrefix = "/tenants/";

    public static TenantId? Of(RecordNode record) =>
        Parse(record.Text("tenantId"))
        ?? Parse(record.Text("OrganizationId"))
        ?? Parse(OfResource(record.Text("resourceId")))
        ?? Parse(record["properties"].Text("tenantId"))
        ?? Parse(record["properties"].Text("resourceTenantId"));

    private static TenantId? Parse(string? text) => TenantId.TryParse(text, out var tenant) ? tenant : null;

    /// <summary>/tenants/{id}/providers/Microsoft.aadiam, in any casing.</summary>
    private static string? OfResource(string? resource) =>
        resource is not null && resource.StartsWith(ResourcePrefix, StringComparison.OrdinalIgnoreCase)
            ? resource[ResourcePrefix.Length..].Split('/', 2)[0]
            : null;
}
