using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Soc.Core.Ingest;

/// <summary>
/// The parts of JSON that hold no others (RFC 8259). Each is told where it begins and answers where it ends, or with <see cref="Fault"/> where
/// it is none: places are passed by value, which keeps them in registers.
/// </summary>
internal static class JsonScalar
{
    public const int Fault = -1;

    /// <summary>The character behind the last one.</summary>
    public const int End = -1;

    private const int EscapeLength = 6; // \u00e4

    /// <summary>Where the next character stands that is no white space.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Skip(ReadOnlySpan<byte> json, int at)
    {
        while ((uint)at < (uint)json.Length && json[at] <= ' ')
        {
            if (json[at] is not ((byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')) break;
            at++;
        }

        return at;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int At(ReadOnlySpan<byte> json, int at) => (uint)at < (uint)json.Length ? json[at] : End;

    /// <summary>A text, from its quote on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Text(ReadOnlySpan<byte> json, int at, out JsonEscape escape)
    {
        escape = JsonEscape.None;
        at++;
        while (true)
        {
            at = Stop(json, at);
            if ((uint)at >= (uint)json.Length) return Fault;
            if (json[at] == '"') return at + 1;
            if (escape == JsonEscape.None) escape = JsonEscape.Plain;
            if (IsPlainEscape(json, at))
            {
                at += 2;
                continue;
            }

            if (IsSurrogate(json, at)) escape = JsonEscape.Surrogate;
            at = Unicode(json, at);
            if (at < 0) return Fault;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Literal(ReadOnlySpan<byte> json, int at, ReadOnlySpan<byte> literal) => json[at..].StartsWith(literal) ? at + literal.Length : Fault;

    public static int Number(ReadOnlySpan<byte> json, int at)
    {
        if (At(json, at) == '-') at++;
        var whole = at;
        at = Digits(json, at);
        if (at == whole || (json[whole] == '0' && at > whole + 1)) return Fault;
        if (At(json, at) == '.')
        {
            var fraction = at + 1;
            at = Digits(json, fraction);
            if (at == fraction) return Fault;
        }

        if (At(json, at) is not ('e' or 'E')) return at;
        at++;
        if (At(json, at) is '+' or '-') at++;
        var exponent = at;
        at = Digits(json, at);
        return at == exponent ? Fault : at;
    }

    /// <summary>Where a run of plain characters ends: at a quote, a backslash, or a control character, which must not be there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Stop(ReadOnlySpan<byte> json, int at)
    {
        ref var first = ref MemoryMarshal.GetReference(json);
        for (; at <= json.Length - Vector256<byte>.Count; at += Vector256<byte>.Count)
        {
            var some = Vector256.LoadUnsafe(ref first, (nuint)at);
            var stops = Vector256.Equals(some, Vector256.Create((byte)'"')) | Vector256.Equals(some, Vector256.Create((byte)'\\')) | Vector256.LessThan(some, Vector256.Create((byte)' '));
            if (stops != Vector256<byte>.Zero) return at + BitOperations.TrailingZeroCount(stops.ExtractMostSignificantBits());
        }

        while (at < json.Length && json[at] >= ' ' && json[at] is not ((byte)'"' or (byte)'\\')) at++;
        return at;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsPlainEscape(ReadOnlySpan<byte> json, int at) =>
        json[at] == '\\' && (uint)(at + 1) < (uint)json.Length && json[at + 1] is (byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t';

    private static bool IsSurrogate(ReadOnlySpan<byte> json, int at) => At(json, at + 2) is 'd' or 'D';

    private static int Unicode(ReadOnlySpan<byte> json, int at)
    {
        if (!json[at..].StartsWith("\\u"u8) || at + EscapeLength > json.Length) return Fault;
        foreach (var digit in json.Slice(at + 2, EscapeLength - 2))
            if (!char.IsAsciiHexDigit((char)digit)) return Fault;
        return at + EscapeLength;
    }

    private static int Digits(ReadOnlySpan<byte> json, int at)
    {
        while ((uint)at < (uint)json.Length && char.IsAsciiDigit((char)json[at])) at++;
        return at;
    }
}

/// <summary>The strangest escape in a text.</summary>
internal enum JsonEscape
{
    None,
    Plain,

    /// <summary>It may be half of a pair: see <see cref="WellFormedText"/>.</summary>
    Surrogate,
}
