using System.Numerics;

namespace Soc.Sigma.Engine;

/// <summary>Entries by a number, in open addressing: a lookup reads one or two neighboring places.</summary>
internal sealed class GroupTable<T>
{
    private readonly ulong[] groups;
    private readonly (int Start, int Length)[] ranges;
    private readonly T[] entries;
    private readonly int shift;

    public GroupTable(Dictionary<ulong, List<T>> byGroup)
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(byGroup.Count * 2, 2));
        shift = 64 - BitOperations.Log2((uint)size);
        groups = new ulong[size];
        ranges = new (int, int)[size];
        entries = [.. byGroup.Values.SelectMany(entry => entry)];
        var start = 0;
        foreach (var (group, list) in byGroup)
        {
            var place = Place(group);
            while (ranges[place].Length > 0)
            {
                place = (place + 1) & (size - 1);
            }

            groups[place] = group;
            ranges[place] = (start, list.Count);
            start += list.Count;
        }
    }

    public ReadOnlySpan<T> Find(ulong group)
    {
        for (var place = Place(group); ranges[place].Length > 0; place = (place + 1) & (groups.Length - 1))
        {
            if (groups[place] == group)
            {
                return entries.AsSpan(ranges[place].Start, ranges[place].Length);
            }
        }

        return [];
    }

    private int Place(ulong group) => (int)((group * 0x9E3779B97F4A7C15UL) >> shift);
}
