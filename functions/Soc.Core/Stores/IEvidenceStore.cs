using System.Security.Cryptography;
using Soc.Core.Tenants;

namespace Soc.Core.Stores;

/// <summary>
/// Raw records, kept for good. A record is found by its uid and held by its content: the same content again changes nothing,
/// other content under the same uid (a source's corrected row) is kept beside the first.
/// </summary>
public interface IEvidenceStore
{
    /// <summary>Durable when it returns. Never overwrites.</summary>
    /// <returns>How many of them were new.</returns>
    ValueTask<int> Put(TenantId tenant, IReadOnlyList<EvidenceRecord> records, CancellationToken cancellation = default);

    /// <returns>Every content kept under the uid, in the order of their digests, whichever came first; empty when there is none.</returns>
    ValueTask<IReadOnlyList<EvidenceRecord>> Get(TenantId tenant, string uid, CancellationToken cancellation = default);
}

/// <param name="Uid">OCSF metadata.uid of the event made from it, or a key of the caller's own; at most 512 characters.</param>
/// <param name="Digest">SHA-256 of the content, lower-case hexadecimal.</param>
/// <param name="Content">The bytes as the source sent them.</param>
public sealed record EvidenceRecord(string Uid, string Digest, ReadOnlyMemory<byte> Content)
{
    public static EvidenceRecord Of(string uid, ReadOnlyMemory<byte> content) => new(uid, DigestOf(content), content);

    /// <summary>Whether the content is still what was put.</summary>
    public bool IsIntact => Digest == DigestOf(Content);

    private static string DigestOf(ReadOnlyMemory<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content.Span));
}
