using System.Text;

namespace Soc.Sigma.Patterns;

/// <summary>
/// The encoding modifiers. Bytes that the wide encodings make are carried as characters up to U+00FF until Base64 takes them.
/// </summary>
internal static class Encodings
{
    /// <summary>Characters to drop at the start of each of the three shifts: those the bytes before the text reach into.</summary>
    private static readonly int[] Leading = [0, 2, 3];

    /// <summary>Characters to drop at the end, by length modulo 3: padding, and what the bytes after the text reach into.</summary>
    private static readonly int[] Trailing = [0, 3, 2];

    public static string Wide(string text, Encoding encoding, bool mark) =>
        Encoding.Latin1.GetString(mark ? [.. encoding.GetPreamble(), .. encoding.GetBytes(text)] : encoding.GetBytes(text));

    public static string Base64(byte[] bytes) => Convert.ToBase64String(bytes);

    /// <summary>The part that is always the same wherever the bytes stand in a longer encoded text, for each of the three shifts.</summary>
    public static IEnumerable<string> Base64Offset(byte[] bytes)
    {
        for (var shift = 0; shift < 3; shift++)
        {
            var encoded = Convert.ToBase64String([.. new byte[shift], .. bytes]);
            var kept = encoded.Length - Leading[shift] - Trailing[(bytes.Length + shift) % 3];
            yield return encoded.Substring(Leading[shift], Math.Max(kept, 0));
        }
    }
}
