using Soc.Contracts;
using Soc.Core.Stores;
using Soc.Core.Tenants;

namespace Soc.Functions.Tests;

/// <summary>Evidence in memory that can be away for a while.</summary>
internal sealed class FailingEvidence : IEvidenceStore
{
    private readonly InMemoryEvidenceStore _inner = new();

    /// <summary>Which uids cannot be written at present.</summary>
    public Func<string, bool> Away { get; set; } = _ => false;

    /// <summary>It can keep nothing of what it is given.</summary>
    public bool Broken { get; set; }

    public ValueTask<int> Put(TenantId tenant, IReadOnlyList<EvidenceRecord> records, CancellationToken cancellation = default) =>
        Broken && records.All(record => !record.Uid.StartsWith("q-", StringComparison.Ordinal)) ? throw new ArgumentException("It cannot be kept.", nameof(records)) :
        records.Any(record => Away(record.Uid)) ? throw new StoreBusyException("Evidence is away.") : _inner.Put(tenant, records, cancellation);

    public ValueTask<IReadOnlyList<EvidenceRecord>> Get(TenantId tenant, string uid, CancellationToken cancellation = default) => _inner.Get(tenant, uid, cancellation);
}
