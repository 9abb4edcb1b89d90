using Soc.Core.Stores;
using Soc.Core.Tenants;

namespace Soc.Contracts;

/// <summary>Evidence in memory, for tests of what stands on a store; held to the same contract as the real ones.</summary>
public sealed class InMemoryEvidenceStore : IEvidenceStore
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, EvidenceRecord> _records = new(StringComparer.Ordinal);

    public ValueTask<int> Put(TenantId tenant, IReadOnlyList<EvidenceRecord> records, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        if (records.Any(record => !record.IsIntact || record.Uid.Length > StoreRules.MaximumKey)) throw new ArgumentException("A record that may not be kept.", nameof(records));
        lock (_gate)
            return ValueTask.FromResult(records.Count(record => _records.TryAdd(KeyOf(tenant, record.Uid) + record.Digest, record with { Content = record.Content.ToArray() })));
    }

    public ValueTask<IReadOnlyList<EvidenceRecord>> Get(TenantId tenant, string uid, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        lock (_gate)
            return ValueTask.FromResult<IReadOnlyList<EvidenceRecord>>(
                [.. _records.Where(pair => pair.Key.StartsWith(KeyOf(tenant, uid), StringComparison.Ordinal)).Select(pair => pair.Value with { Content = pair.Value.Content.ToArray() })]);
    }

    private static string KeyOf(TenantId tenant, string uid) => $"{tenant}\n{uid}\n";
}
