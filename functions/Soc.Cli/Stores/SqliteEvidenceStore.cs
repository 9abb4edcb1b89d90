using Soc.Core.Stores;
using Soc.Core.Tenants;

namespace Soc.Cli.Stores;

/// <summary>Raw records in the same SQLite file as the documents that speak of them.</summary>
public sealed class SqliteEvidenceStore(SqliteFile file) : IEvidenceStore
{
    private const string Insert = "INSERT INTO evidence VALUES ($tenant, $uid, $digest, $content) ON CONFLICT DO NOTHING";
    private const string Select = "SELECT uid, digest, content FROM evidence WHERE tenant = $tenant AND uid = $uid ORDER BY digest";

    public ValueTask<int> Put(TenantId tenant, IReadOnlyList<EvidenceRecord> records, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(records);
        cancellation.ThrowIfCancellationRequested();
        if (records.FirstOrDefault(record => !record.IsIntact) is { } altered)
            throw new ArgumentException($"The content of '{altered.Uid}' does not have the digest it claims.", nameof(records));
        var added = 0;
        file.Change(() =>
        {
            foreach (var record in records)
                added += Add(tenant, record);
            return true;
        });
        return ValueTask.FromResult(added);
    }

    public ValueTask<IReadOnlyList<EvidenceRecord>> Get(TenantId tenant, string uid, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        return ValueTask.FromResult(file.Read(
            Select,
            row => new EvidenceRecord(row.GetString(0), row.GetString(1), row.GetFieldValue<byte[]>(2)),
            ("$tenant", tenant.ToString()),
            ("$uid", uid)));
    }

    private int Add(TenantId tenant, EvidenceRecord record) => file.Execute(
        Insert, ("$tenant", tenant.ToString()), ("$uid", record.Uid), ("$digest", record.Digest), ("$content", record.Content.ToArray()));
}
