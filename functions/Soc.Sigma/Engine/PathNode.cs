using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Soc.Sigma.Engine;

/// <summary>A slot that a path leads to.</summary>
/// <param name="Slot">The slot.</param>
/// <param name="Candidate">How many better paths the slot has.</param>
/// <param name="Path">The path as it should be spelled.</param>
internal sealed record PathTarget(int Slot, int Candidate, byte[] Path)
{
    /// <summary>Better ways have lower ranks: a better path, then the right case, then fewer keys on the way.</summary>
    public int Rank(bool exact, int keys) => Rank(Candidate, exact, keys);

    public static int Rank(int candidate, bool exact, int keys) => (candidate << 16) | (exact ? 0 : 1 << 15) | Math.Min(keys, 0x7fff);
}

/// <summary>A place in a record that lies on the way to slots.</summary>
internal sealed class PathNode
{
    private readonly Dictionary<string, PathNode> children = new(StringComparer.OrdinalIgnoreCase);
    private (byte[] Name, PathNode Node)?[] table = [];
    private int shift;

    /// <summary>The slots that the value at this place belongs to.</summary>
    public List<PathTarget> Targets { get; } = [];

    public bool HasChildren => children.Count > 0;

    /// <summary>Whether a single element of an array is asked for from here.</summary>
    public bool HasIndexes { get; private set; }

    public void Lead(string name, PathNode node) => children[name] = node;

    /// <summary>Prepares the look-up once all names are there.</summary>
    public void Seal()
    {
        HasIndexes = children.Keys.Any(name => name.All(char.IsAsciiDigit));
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(children.Count * 4, 2));
        shift = 64 - BitOperations.Log2((uint)size);
        table = new (byte[], PathNode)?[size];
        foreach (var (name, node) in children)
        {
            var bytes = Encoding.UTF8.GetBytes(name);
            var place = Place(bytes);
            while (table[place] is not null)
            {
                place = (place + 1) & (size - 1);
            }

            table[place] = (bytes, node);
        }
    }

    /// <summary>Where a key leads, its case aside (in ASCII); null when to no slot.</summary>
    public PathNode? Find(ReadOnlySpan<byte> name)
    {
        for (var place = Place(name); table[place] is var (known, node); place = (place + 1) & (table.Length - 1))
        {
            if (known.AsSpan().SequenceEqual(name) || Ascii.EqualsIgnoreCase(known, name))
            {
                return node;
            }
        }

        return null;
    }

    private int Place(ReadOnlySpan<byte> name)
    {
        // Bit 0x20 tells upper case from lower.
        (ulong head, ulong tail) = name.Length switch
        {
            >= 8 => (BinaryPrimitives.ReadUInt64LittleEndian(name), BinaryPrimitives.ReadUInt64LittleEndian(name[^8..])),
            >= 4 => ((ulong)BinaryPrimitives.ReadUInt32LittleEndian(name), (ulong)BinaryPrimitives.ReadUInt32LittleEndian(name[^4..])),
            > 0 => ((ulong)name[0], (ulong)name[^1]),
            _ => (0UL, 0UL),
        };
        var hash = ((head | 0x2020202020202020) * 0x9E3779B97F4A7C15) ^ ((tail | 0x2020202020202020) * 0xC2B2AE3D27D4EB4F) ^ (ulong)name.Length;
        return (int)((hash * 0x9E3779B97F4A7C15) >> shift);
    }
}
