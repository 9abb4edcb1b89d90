using Soc.Core.Tenants;

namespace Soc.Core.Prepare;

/// <summary>The profiles of the tenants that this SOC serves.</summary>
public interface ITenantDirectories
{
    /// <summary>As it stands now; null for a tenant that is not ours.</summary>
    ValueTask<TenantDirectory?> Find(TenantId tenant, CancellationToken cancellation);

    ValueTask<IReadOnlyList<TenantId>> Tenants(CancellationToken cancellation);
}
