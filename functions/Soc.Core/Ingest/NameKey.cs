using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace Soc.Core.Ingest;

/// <summary>
/// A number that equal names of members at the same depth share, and few others: what is sought in an object is sought as one number among
/// many. Names that differ only in the case of ASCII letters share it too.
/// </summary>
internal static class NameKey
{
    private const int HashBits = 25;
    private const ulong Lower = 0x2020202020202020;

    /// <param name="name">UTF-8.</param>
    /// <param name="depth">At most 127.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Of(ReadOnlySpan<byte> name, int depth)
    {
        if (name.Length >= sizeof(ulong)) return Key(MemoryMarshal.Read<ulong>(name), MemoryMarshal.Read<ulong>(name[^sizeof(ulong)..]), name.Length, depth);
        var letters = 0UL;
        foreach (var letter in name) letters = (letters << 8) | letter;
        return Key(letters, 0, name.Length, depth);
    }

    /// <summary>The same number as for the name's UTF-8.</summary>
    public static int Of(ReadOnlySpan<char> name, int depth)
    {
        if (!Ascii.IsValid(name)) return Of(Encoding.UTF8.GetBytes(name.ToArray()), depth);
        if (name.Length >= sizeof(ulong)) return Key(Eight(name), Eight(name[^sizeof(ulong)..]), name.Length, depth);
        var letters = 0UL;
        foreach (var letter in name) letters = (letters << 8) | letter;
        return Key(letters, 0, name.Length, depth);
    }

    /// <returns>What the same name has at depth 0.</returns>
    public static int Anywhere(int key) => key & ((1 << HashBits) - 1);

    /// <returns>What a name of this key at depth 0 has at another.</returns>
    public static int At(int key, int depth) => (depth << HashBits) | key;

    private static ulong Eight(ReadOnlySpan<char> ascii)
    {
        var letters = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(MemoryMarshal.Cast<char, ushort>(ascii)));
        return Vector128.Narrow(letters, letters).AsUInt64().ToScalar();
    }

    private static int Key(ulong head, ulong tail, int length, int depth)
    {
        var hash = ((head | Lower) * 0x9E3779B97F4A7C15) ^ ((tail | Lower) * 0xC2B2AE3D27D4EB4F) ^ (ulong)length;
        return (depth << HashBits) | (int)(hash * 0x9E3779B97F4A7C15 >> (64 - HashBits));
    }
}
