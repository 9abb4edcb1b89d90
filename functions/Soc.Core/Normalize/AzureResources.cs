using Soc.Core.Ingest;

namespace Soc.Core.Normalize;

/// <summary>
/// An Azure resource by its id, <c>/subscriptions/{id}/resourceGroups/{group}/providers/{namespace}/{type}/{name}…</c>, which records spell in
/// any casing.
/// </summary>
internal static class AzureResources
{
    private const string Providers = "/providers/";

    public static ManagedEntity? Entity(RecordNode record) => AzureSources.Resource(record).AsText()?.Trim() is { } id ? new(Type(id), Name(id), id.Lower()) : null;

    public static Service? Service(RecordNode record) => AzureSources.Resource(record).AsText()?.Trim() is { } id ? new(id.Lower(), Name(id)) : null;

    /// <summary>"microsoft.network/networksecuritygroups"; the last provider's, for resources lie below resources.</summary>
    private static string Type(string id)
    {
        var start = id.LastIndexOf(Providers, StringComparison.OrdinalIgnoreCase);
        if (start < 0) return id.Contains("/resourceGroups/", StringComparison.OrdinalIgnoreCase) ? "resource group" : "subscription";
        var steps = id[(start + Providers.Length)..].Split('/');
        return string.Join('/', steps.Take(1).Concat(steps.Skip(1).Where((_, index) => index % 2 == 0))).Lower();
    }

    private static string Name(string id) => id.TrimEnd('/') is var path ? path[(path.LastIndexOf('/') + 1)..].Lower() : id;
}
