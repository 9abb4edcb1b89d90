using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Soc.Sigma.Engine;

/// <summary>
/// Finds which of many literals stand anywhere in a value, in one pass. Each literal is known by its rarest group of up to
/// four bytes; a small bit map, which stays in the nearest cache, says for each place of the value whether some literal may
/// be there, and only then the literal is compared. Unlike the states of an automaton the places do not depend on one
/// another, so the processor works on several at once (docs/adr/sigma-engine.md has the figures).
/// </summary>
internal sealed class LiteralScanner
{
    private const int LongestGroup = 4;

    private readonly Lane[] lanes;

    public LiteralScanner(IReadOnlyList<(byte[] Literal, int Key)> literals)
    {
        var frequency = Frequencies(literals.Select(literal => literal.Literal));
        lanes =
        [
            .. literals
                .GroupBy(literal => Math.Min(literal.Literal.Length, LongestGroup))
                .OrderByDescending(lane => lane.Key)
                .Select(lane => new Lane(lane.Key, [.. lane], frequency)),
        ];
    }

    /// <summary>Reports the key of every literal in the value. Up to three bytes behind the value are read, and ignored.</summary>
    public void Scan<T>(ReadOnlySpan<byte> value, ref T found)
        where T : struct, IFound, allows ref struct
    {
        foreach (var lane in lanes)
        {
            lane.Scan(value, ref found);
        }
    }

    private static uint Group(ReadOnlySpan<byte> literal, int at, int width)
    {
        uint group = 0;
        for (var i = width - 1; i >= 0; i--)
        {
            group = (group << 8) | literal[at + i];
        }

        return group;
    }

    private static Dictionary<(int, uint), int> Frequencies(IEnumerable<byte[]> literals)
    {
        var frequency = new Dictionary<(int, uint), int>();
        foreach (var literal in literals)
        {
            var width = Math.Min(literal.Length, LongestGroup);
            for (var at = 0; at + width <= literal.Length; at++)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(frequency, (width, Group(literal, at, width)), out _)++;
            }
        }

        return frequency;
    }

    /// <summary>The literals whose groups have one width.</summary>
    private sealed class Lane
    {
        private readonly int width;
        private readonly uint mask;
        private readonly int shift;
        private readonly ulong[] map;
        private readonly GroupTable<Entry> entries;

        public Lane(int width, IReadOnlyList<(byte[] Literal, int Key)> literals, Dictionary<(int, uint), int> frequency)
        {
            this.width = width;
            mask = width == LongestGroup ? uint.MaxValue : (1u << (8 * width)) - 1;
            var bits = Math.Clamp(BitOperations.Log2((uint)literals.Count) + 8, 10, 17);
            shift = 32 - bits;
            map = new ulong[(1 << bits) / 64];
            var byGroup = new Dictionary<ulong, List<Entry>>();
            foreach (var (literal, key) in literals)
            {
                var at = RarestGroup(literal, frequency);
                var group = Group(literal, at, width);
                Mark(group);
                (CollectionsMarshal.GetValueRefOrAddDefault(byGroup, group, out _) ??= []).Add(new Entry(literal, at, key));
            }

            entries = new GroupTable<Entry>(byGroup);
        }

        public void Scan<T>(ReadOnlySpan<byte> value, ref T found)
            where T : struct, IFound, allows ref struct
        {
            ref var start = ref MemoryMarshal.GetReference(value);
            ref var bits = ref MemoryMarshal.GetArrayDataReference(map);
            var (places, keep, by) = (value.Length - width, mask, shift);
            for (var at = 0; at <= places; at++)
            {
                var group = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref start, at)) & keep;
                var hash = Hash(group, by);
                if ((Unsafe.Add(ref bits, (nint)(hash >> 6)) >> (int)(hash & 63) & 1) != 0)
                {
                    Compare(value, at, group, ref found);
                }
            }
        }

        private void Compare<T>(ReadOnlySpan<byte> value, int at, uint group, ref T found)
            where T : struct, IFound, allows ref struct
        {
            foreach (ref readonly var entry in entries.Find(group))
            {
                var from = at - entry.At;
                if (from >= 0 && from + entry.Literal.Length <= value.Length && value.Slice(from, entry.Literal.Length).SequenceEqual(entry.Literal))
                {
                    found.Key(entry.Key);
                }
            }
        }

        private static uint Hash(uint group, int shift) => (group * 0x9E3779B1u) >> shift;

        private void Mark(uint group)
        {
            var hash = Hash(group, shift);
            map[hash >> 6] |= 1UL << (int)(hash & 63);
        }

        private int RarestGroup(byte[] literal, Dictionary<(int, uint), int> frequency)
        {
            var best = 0;
            for (var at = 1; at + width <= literal.Length; at++)
            {
                if (frequency[(width, Group(literal, at, width))] < frequency[(width, Group(literal, best, width))])
                {
                    best = at;
                }
            }

            return best;
        }
    }

    private readonly record struct Entry(byte[] Literal, int At, int Key);
}
