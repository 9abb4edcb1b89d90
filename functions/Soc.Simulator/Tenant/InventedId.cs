using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Soc.Simulator.Tenant;

/// <summary>Ids that are derived from a name, so that the invented world is the same on every run and no table of GUIDs has to be kept.</summary>
internal static class InventedId
{
    /// <summary>A version 4 GUID, lower case, "D" form.</summary>
    public static string Guid(string name)
    {
        Span<byte> bytes = Hash(name).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString("D");
    }

    /// <summary>Lower-case hexadecimal digits; at most 64.</summary>
    public static string Hex(string name, int digits) => Convert.ToHexStringLower(Hash(name))[..digits];

    /// <summary>Not negative.</summary>
    public static int Number(string name) => BinaryPrimitives.ReadInt32BigEndian(Hash(name)) & int.MaxValue;

    private static byte[] Hash(string name) => SHA256.HashData(Encoding.UTF8.GetBytes(name));
}
