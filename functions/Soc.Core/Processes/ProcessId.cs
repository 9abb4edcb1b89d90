using Soc.Core.Tenants;

namespace Soc.Core.Processes;

/// <summary>The address of one process.</summary>
/// <param name="Kind">Which decider drives it: "incident", "containment"; letters, digits and '-'.</param>
/// <param name="Key">Its own id; at most 200 letters, digits, '-', '_', '.' and '~', so that it may stand in any store's key.</param>
public readonly record struct ProcessId(TenantId Tenant, string Kind, string Key)
{
    public override string ToString() => $"{Tenant}|{Kind}|{Key}";
}
