using System.Buffers;
using Soc.Core.Tenants;

namespace Soc.Core.Stores;

/// <summary>
/// Where documents lie together and are written atomically. Begins with the tenant, so no read can cross tenants.
/// The text form "tenant|scope" holds no character that Azure Tables forbids in keys (/ \ # ? and control characters).
/// </summary>
public readonly record struct PartitionKey
{
    private static readonly SearchValues<char> Forbidden = SearchValues.Create("/\\#?\t\n\r");

    public PartitionKey(TenantId tenant, string scope)
    {
        ArgumentException.ThrowIfNullOrEmpty(scope);
        if (scope.AsSpan().ContainsAny(Forbidden))
            throw new ArgumentException($"'{scope}' holds a character that a partition key may not hold.", nameof(scope));
        Tenant = tenant;
        Scope = scope;
    }

    public TenantId Tenant { get; }

    public string Scope { get; }

    public override string ToString() => $"{Tenant}|{Scope}";
}
