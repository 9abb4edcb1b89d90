using System.Buffers.Binary;

namespace Soc.Simulator.Day;

/// <summary>
/// Chance that is the same on every run, on every runtime: SplitMix64 (Steele, Lea, Flood: "Fast splittable pseudorandom number
/// generators", 2014).
/// </summary>
internal sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    /// <summary>Dice of its own for a named purpose, so that one more roll for one purpose does not change the others.</summary>
    public static Dice For(int seed, string purpose)
    {
        var state = unchecked((ulong)seed) ^ 0xCBF29CE484222325UL;
        foreach (var letter in purpose) state = unchecked((state ^ letter) * 0x100000001B3UL);
        return new Dice(state);
    }

    public ulong Next()
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15UL;
            var mixed = _state;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
            return mixed ^ (mixed >> 31);
        }
    }

    /// <param name="minimum">Inclusive.</param>
    /// <param name="maximum">Inclusive.</param>
    public int Between(int minimum, int maximum) => minimum + (int)(Next() % (ulong)(maximum - minimum + 1));

    public double Fraction() => (Next() >> 11) * (1.0 / (1UL << 53));

    public bool Chance(double probability) => Fraction() < probability;

    public T Pick<T>(IReadOnlyList<T> choices) => choices[(int)(Next() % (ulong)choices.Count)];

    public TimeSpan Between(TimeSpan minimum, TimeSpan maximum) => minimum + TimeSpan.FromTicks((long)((maximum - minimum).Ticks * Fraction()));

    /// <summary>A version 4 GUID, lower case, "D" form.</summary>
    public string Guid()
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, (Next() & ~0xF000UL) | 0x4000UL);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], (Next() & ~(3UL << 62)) | (2UL << 62));
        return new Guid(bytes, bigEndian: true).ToString("D");
    }

    /// <summary>Lower-case hexadecimal digits.</summary>
    public string Hex(int digits) => string.Create(digits, this, static (text, dice) =>
    {
        for (var index = 0; index < text.Length; index++) text[index] = "0123456789abcdef"[(int)(dice.Next() >> 60)];
    });

    /// <summary>Base64url without padding, as token identifiers come.</summary>
    public string Token(int length) => string.Create(length, this, static (text, dice) =>
    {
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        for (var index = 0; index < text.Length; index++) text[index] = Alphabet[(int)(dice.Next() >> 58)];
    });

    /// <summary>In place, every order equally likely (Fisher and Yates).</summary>
    public void Shuffle<T>(T[] items)
    {
        for (var index = items.Length - 1; index > 0; index--)
        {
            var other = Between(0, index);
            (items[index], items[other]) = (items[other], items[index]);
        }
    }
}
