using System.Buffers.Text;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Soc.Core.Ingest;

/// <summary>
/// The names under which data loss prevention tells what it found, looked for in all telemetry there is: in one pass, by two letters of each that
/// seldom stand so, and only there by the whole of it.
/// </summary>
internal static class DlpNames
{
    // Without their first letter, whose case exports change.
    public static ReadOnlySpan<byte> Detected => "etectedValues"u8;

    public static ReadOnlySpan<byte> Detections => "ensitiveInformationDetections"u8;

    public static ReadOnlySpan<byte> Exception => "xceptionInfo"u8;

    // Where the two letters stand in the names: dV, nD, and x with the I that is eight further on.
    private const int InDetected = 6;
    private const int InDetections = 18;
    private const int Apart = 8;

    /// <returns>Whether one of the names stands in the bytes, or a letter or digit is written as <c>\u0049</c>: a name may be, though no source writes one so.</returns>
    public static bool MayStandIn(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        ref var first = ref MemoryMarshal.GetReference(bytes);
        for (; at <= bytes.Length - Vector256<byte>.Count - Apart; at += Vector256<byte>.Count)
        {
            var letters = Vector256.LoadUnsafe(ref first, (nuint)at);
            var next = Vector256.LoadUnsafe(ref first, (nuint)at + 1);
            var pairs = (Vector256.Equals(letters, Vector256.Create((byte)'d')) & Vector256.Equals(next, Vector256.Create((byte)'V')))
                | (Vector256.Equals(letters, Vector256.Create((byte)'n')) & Vector256.Equals(next, Vector256.Create((byte)'D')))
                | (Vector256.Equals(letters, Vector256.Create((byte)'u')) & Vector256.Equals(next, Vector256.Create((byte)'0')))
                | (Vector256.Equals(letters, Vector256.Create((byte)'x')) & Vector256.Equals(Vector256.LoadUnsafe(ref first, (nuint)at + Apart), Vector256.Create((byte)'I')));
            for (var found = pairs.ExtractMostSignificantBits(); found != 0; found &= found - 1)
                if (IsOneAt(bytes, at + BitOperations.TrailingZeroCount(found))) return true;
        }

        for (; at < bytes.Length; at++)
            if (IsOneAt(bytes, at)) return true;
        return false;
    }

    /// <returns>Where a letter or digit is written as <c>\u0049</c>, at whatever depth of quoting; -1: nowhere.</returns>
    public static int EscapedLetter(ReadOnlySpan<byte> bytes)
    {
        for (var at = 0; bytes[at..].IndexOf("u00"u8) is var found and >= 0; at++)
        {
            at += found;
            if (IsEscapedLetter(bytes, at)) return at;
        }
        return -1;
    }

    private static bool IsOneAt(ReadOnlySpan<byte> bytes, int at) => bytes[at] switch
    {
        (byte)'d' => at >= InDetected && bytes[(at - InDetected)..].StartsWith(Detected),
        (byte)'n' => at >= InDetections && bytes[(at - InDetections)..].StartsWith(Detections),
        (byte)'x' => bytes[at..].StartsWith(Exception),
        (byte)'u' => IsEscapedLetter(bytes, at),
        _ => false,
    };

    private static bool IsEscapedLetter(ReadOnlySpan<byte> bytes, int at) =>
        bytes.Length >= at + 5 && bytes[at..].StartsWith("u00"u8) && Utf8Parser.TryParse(bytes.Slice(at + 3, 2), out byte letter, out var digits, 'x') && digits == 2
        && char.IsAsciiLetterOrDigit((char)letter) && bytes[..at] is var before && (before.EndsWith("\\"u8) || before.EndsWith("5c"u8) || before.EndsWith("5C"u8));
}
