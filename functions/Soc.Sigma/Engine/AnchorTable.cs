using System.Runtime.InteropServices;

namespace Soc.Sigma.Engine;

/// <summary>
/// Finds which of many literals a value begins with, ends with, or is. Literals are looked up by the up to eight bytes at
/// their anchored end, once for each length in use, then compared.
/// </summary>
internal sealed class AnchorTable
{
    private const int LongestGroup = 8;

    private readonly LiteralPlace place;
    private readonly (int Width, GroupTable<Entry> Entries)[] lanes;

    public AnchorTable(LiteralPlace place, IReadOnlyList<(byte[] Literal, int Key)> literals)
    {
        this.place = place;
        lanes = [.. literals.GroupBy(literal => Math.Min(literal.Literal.Length, LongestGroup)).Select(lane => (lane.Key, Table(lane.Key, lane)))];
    }

    public void Scan<T>(ReadOnlySpan<byte> value, ref T found)
        where T : struct, IFound, allows ref struct
    {
        foreach (var (width, entries) in lanes)
        {
            if (value.Length < width)
            {
                continue;
            }

            foreach (ref readonly var entry in entries.Find(Group(value, width)))
            {
                if (place.Holds(entry.Literal, value))
                {
                    found.Key(entry.Key);
                }
            }
        }
    }

    private GroupTable<Entry> Table(int width, IEnumerable<(byte[] Literal, int Key)> literals)
    {
        var byGroup = new Dictionary<ulong, List<Entry>>();
        foreach (var (literal, key) in literals)
        {
            (CollectionsMarshal.GetValueRefOrAddDefault(byGroup, Group(literal, width), out _) ??= []).Add(new Entry(literal, key));
        }

        return new GroupTable<Entry>(byGroup);
    }

    /// <summary>A whole value is told apart by its end and its length: ends differ more than beginnings.</summary>
    private ulong Group(ReadOnlySpan<byte> value, int width)
    {
        var group = place == LiteralPlace.Start ? First(value, width) : Last(value, width);
        return place == LiteralPlace.Whole ? group ^ ((ulong)value.Length << 40) : group;
    }

    private static ulong First(ReadOnlySpan<byte> value, int width) => value.Length >= LongestGroup
        ? MemoryMarshal.Read<ulong>(value) << (8 * (LongestGroup - width))
        : Slowly(value[..width]);

    private static ulong Last(ReadOnlySpan<byte> value, int width) => value.Length >= LongestGroup
        ? MemoryMarshal.Read<ulong>(value[^LongestGroup..]) >> (8 * (LongestGroup - width)) << (8 * (LongestGroup - width))
        : Slowly(value[^width..]);

    /// <summary>The same number for a value that is too short to be read at once.</summary>
    private static ulong Slowly(ReadOnlySpan<byte> bytes)
    {
        ulong group = 0;
        for (var i = bytes.Length - 1; i >= 0; i--)
        {
            group = (group << 8) | bytes[i];
        }

        return group << (8 * (LongestGroup - bytes.Length));
    }

    private readonly record struct Entry(byte[] Literal, int Key);
}
