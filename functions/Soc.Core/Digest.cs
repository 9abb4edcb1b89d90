using System.Security.Cryptography;
using System.Text;

namespace Soc.Core;

/// <summary>What stands for a text wherever it must be short: 128 bits of its SHA-256.</summary>
internal static class Digest
{
    private const int Length = 16;
    private const int Short = 512;

    /// <returns>32 lower-case hexadecimal digits.</returns>
    public static string Of(string text)
    {
        Span<byte> room = stackalloc byte[Short];
        return Encoding.UTF8.TryGetBytes(text, room, out var length) ? Of(room[..length]) : Of(Encoding.UTF8.GetBytes(text));
    }

    public static string Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return Convert.ToHexStringLower(hash[..Length]);
    }
}
