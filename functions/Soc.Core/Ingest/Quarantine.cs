using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Soc.Core.Stores;
using Soc.Core.Tenants;

namespace Soc.Core.Ingest;

/// <summary>
/// Records that could not be read, until they are: partition "tenant|quarantine", one document each, the bytes as evidence beside it. What
/// names no tenant of ours lies under <see cref="Unclaimed"/>.
/// </summary>
public sealed class Quarantine(IDocumentStore store, IEvidenceStore evidence)
{
    private const string Table = "quarantine";

    /// <summary>Stands for "nobody's": no Entra tenant has this id.</summary>
    public static readonly TenantId Unclaimed = TenantId.Parse("ffffffff-ffff-ffff-ffff-ffffffffffff");

    /// <summary>The same bytes at the same position are one row, which keeps its arrival and says what was wrong when it was tried last.</summary>
    /// <param name="arrivedAt">Of its message.</param>
    public async Task Add(QuarantinedSignal signal, DateTimeOffset arrivedAt, CancellationToken cancellation = default)
    {
        var tenant = signal.Tenant ?? Unclaimed;
        var row = new QuarantineRow(IdOf(signal), tenant, signal.Position, signal.Code, signal.Reason, signal.Content.Length, arrivedAt, signal.Source, signal.Time);
        await evidence.Put(tenant, [EvidenceRecord.Of(row.Id, signal.Content)], cancellation);
        if (await store.Write(Table, Partition(tenant), [new Write.Insert(row.Id, SocJson.Write(row))], cancellation) is WriteOutcome.Conflict)
            await Correct(row, cancellation);
    }

    /// <summary>By id.</summary>
    /// <param name="after">Only rows behind this id.</param>
    public async IAsyncEnumerable<QuarantineRow> List(TenantId tenant, string? after = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        // Ids are of one length, so none lies between one and this bound.
        await foreach (var document in store.Query(Table, Partition(tenant), after is null ? KeyRange.All : new(after + '~', null), cancellation))
            yield return SocJson.Read<QuarantineRow>(document.Body);
    }

    /// <returns>Null when there is no such row (any more).</returns>
    public async Task<QuarantineRow?> Find(TenantId tenant, string id, CancellationToken cancellation = default) =>
        await store.Get(Table, Partition(tenant), id, cancellation) is { } document ? SocJson.Read<QuarantineRow>(document.Body) : null;

    /// <summary>The bytes as they came.</summary>
    /// <exception cref="InvalidOperationException">They are gone, or no longer what they were.</exception>
    public async Task<ReadOnlyMemory<byte>> Content(QuarantineRow row, CancellationToken cancellation = default) =>
        await evidence.Get(row.Tenant, row.Id, cancellation) is [{ IsIntact: true } kept, ..]
            ? kept.Content
            : throw new InvalidOperationException($"The content of {row.Id} is gone or was changed.");

    /// <summary>The record was read after all. Its bytes stay as evidence.</summary>
    public async Task Release(QuarantineRow row, CancellationToken cancellation = default)
    {
        if (await store.Get(Table, Partition(row.Tenant), row.Id, cancellation) is { } document)
            await store.Write(Table, Partition(row.Tenant), [new Write.Delete(row.Id, document.ETag)], cancellation);
    }

    /// <summary>The id of the row that this signal has, or would have.</summary>
    public static string IdOf(QuarantinedSignal signal)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (origin, partition, offset, index) = signal.Position;
        hash.AppendData(Encoding.UTF8.GetBytes($"{origin}\n{partition}\n{offset}\n{index}\n"));
        hash.AppendData(signal.Content.Span);
        return $"q-{Convert.ToHexStringLower(hash.GetHashAndReset())[..20]}";
    }

    private async Task Correct(QuarantineRow row, CancellationToken cancellation)
    {
        if (await store.Get(Table, Partition(row.Tenant), row.Id, cancellation) is not { } document) return;
        var body = SocJson.Write(row with { ArrivedAt = SocJson.Read<QuarantineRow>(document.Body).ArrivedAt });
        // Whoever tried it at the same time found the same.
        if (body != document.Body) await store.Write(Table, Partition(row.Tenant), [new Write.Replace(row.Id, body, document.ETag)], cancellation);
    }

    private static PartitionKey Partition(TenantId tenant) => new(tenant, "quarantine");
}

/// <param name="Id">"q-" and twenty hexadecimal digits.</param>
/// <param name="Reason">Quotes field names, never field values.</param>
/// <param name="Size">Of the content, bytes.</param>
/// <param name="ArrivedAt">Of its message.</param>
/// <param name="Source">Which sent it; null where nothing says so.</param>
/// <param name="Time">When it happened; null where that cannot be read.</param>
public sealed record QuarantineRow(
    string Id, TenantId Tenant, SignalPosition Position, QuarantineReason Code, string Reason, int Size, DateTimeOffset ArrivedAt, SignalSource? Source = null, DateTimeOffset? Time = null);
