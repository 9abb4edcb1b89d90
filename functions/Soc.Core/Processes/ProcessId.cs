using Soc.Core.Tenants;

namespace Soc.Core.Processes;

/// <summary>The address of one process.</summary>
/// <param name="Kind">Which decider drives it: "incident", "containment".</param>
/// <param name="Key">Its own id; letters, digits, '-', '_', '.' and '~' only, so that it may stand in any store's key.</param>
public readonly record struct ProcessId(TenantId Tenant, string Kind, string Key)
{
    public override string ToString() => $"{Tenant}|{Kind}|{Key}";
}
