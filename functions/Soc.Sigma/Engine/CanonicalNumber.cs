using System.Globalization;

namespace Soc.Sigma.Engine;

/// <summary>One way to write each number, so that 1, 1.0 and 1e0 can be looked up as the same text.</summary>
internal static class CanonicalNumber
{
    public static string Write(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary>Whether a number in a record may be written otherwise than <see cref="Write"/> does.</summary>
    public static bool IsNeeded(ReadOnlySpan<byte> text) => text.ContainsAny(".eE-"u8);
}
