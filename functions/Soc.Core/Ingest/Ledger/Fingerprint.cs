using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Soc.Core.Ingest.Ledger;

/// <summary>What is remembered of a record that was dealt with.</summary>
/// <param name="Key">Of the record: shared by its copies. Salted: somebody who can choose what a log line says must not be able to choose one that passes for a copy.</param>
/// <param name="Mark">Of the arrival: the same when one message is handled twice, another for another copy.</param>
internal readonly record struct Fingerprint(ulong Key, uint Mark)
{
    public const int Size = sizeof(ulong) + sizeof(uint);
    public const int SaltSize = 16;

    private const int ShortText = 512;

    public static Fingerprint Of(Arrival arrival, ReadOnlySpan<byte> salt)
    {
        var (origin, partition, offset, index) = arrival.Position;
        return new(KeyOf(arrival.Key, salt), (uint)Hash($"{origin}\n{partition}\n{offset}\n{index}\n{arrival.ArrivedAt.UtcTicks}", salt));
    }

    public static ulong KeyOf(string key, ReadOnlySpan<byte> salt) => Hash(key, salt);

    public static Fingerprint Read(ReadOnlySpan<byte> bytes) => new(BinaryPrimitives.ReadUInt64LittleEndian(bytes), BinaryPrimitives.ReadUInt32LittleEndian(bytes[sizeof(ulong)..]));

    public void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, Key);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[sizeof(ulong)..], Mark);
    }

    private static ulong Hash(string text, ReadOnlySpan<byte> salt)
    {
        var length = SaltSize + Encoding.UTF8.GetMaxByteCount(text.Length);
        Span<byte> bytes = length <= ShortText ? stackalloc byte[ShortText] : new byte[length];
        salt.CopyTo(bytes);
        var written = Encoding.UTF8.GetBytes(text, bytes[SaltSize..]);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes[..(SaltSize + written)], hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }
}
