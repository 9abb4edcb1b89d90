using Soc.Core.Stores;
using Soc.Core.Tenants;

namespace Soc.Core.Ingest;

/// <summary>The audit log of Office 365, which has to be fetched: it is pushed to no hub.</summary>
public interface IAuditFeed
{
    /// <summary>The tenants that can be asked.</summary>
    IReadOnlyList<TenantId> Tenants { get; }

    /// <summary>Has the source collect a kind of content from now on. Doing it again changes nothing.</summary>
    /// <param name="contentType">"Audit.Exchange", "Audit.AzureActiveDirectory", …</param>
    /// <exception cref="StoreBusyException">The source does not answer just now; trying again may help.</exception>
    /// <exception cref="StoreUnusableException">It refuses us; trying again will not help.</exception>
    Task Subscribe(TenantId tenant, string contentType, CancellationToken cancellation);

    /// <summary>What became available in a window: all pages of it.</summary>
    /// <param name="from">Inclusive, UTC; at most 7 days ago.</param>
    /// <param name="to">Exclusive, UTC; at most 24 hours later.</param>
    /// <exception cref="StoreBusyException">The source does not answer just now; trying again may help.</exception>
    /// <exception cref="StoreUnusableException">It refuses us; trying again will not help.</exception>
    IAsyncEnumerable<AuditContent> List(TenantId tenant, string contentType, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation);

    /// <summary>The records of one content: a JSON array.</summary>
    /// <returns>Null when it is gone: the source keeps content for 7 days.</returns>
    /// <exception cref="StoreBusyException">The source does not answer just now; trying again may help.</exception>
    /// <exception cref="StoreUnusableException">It refuses us; trying again will not help.</exception>
    Task<ReadOnlyMemory<byte>?> Fetch(TenantId tenant, AuditContent content, CancellationToken cancellation);
}

/// <param name="Id">The source's own; opaque.</param>
/// <param name="Address">Where it is fetched.</param>
/// <param name="CreatedAt">When it became available.</param>
public sealed record AuditContent(string Id, Uri Address, DateTimeOffset CreatedAt);
