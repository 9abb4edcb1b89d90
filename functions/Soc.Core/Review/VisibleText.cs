using System.Globalization;
using System.Text;

namespace Soc.Core.Review;

/// <summary>
/// Attacker-controlled text made harmless for the eye: whatever steers a terminal, reorders a line or shows nothing at all (control and format
/// characters, bidirectional overrides, line separators, lone surrogates, private use) is written as its code point, "\u{202E}".
/// Escaping for the medium (HTML, Markdown, terminal markup) comes after this.
/// </summary>
public static class VisibleText
{
    /// <summary>More than this says nothing more to a reader; the raw record holds the rest.</summary>
    public const int Longest = 500;

    /// <param name="longest">In UTF-16 code units of the original; what is cut off is counted.</param>
    public static string Of(string? text, int longest = Longest)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var visible = new StringBuilder(Math.Min(text.Length, longest));
        var read = 0;
        while (read < text.Length && read < longest)
        {
            var whole = Rune.TryGetRuneAt(text, read, out var rune);
            if (whole && !Hidden(rune)) visible.Append(rune);
            else visible.Append(CultureInfo.InvariantCulture, $"\\u{{{(whole ? rune.Value : text[read]):X4}}}");
            read += whole ? rune.Utf16SequenceLength : 1;
        }

        if (read < text.Length) visible.Append(CultureInfo.InvariantCulture, $" … ({text.Length - read} more)");
        return visible.ToString();
    }

    private static bool Hidden(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate;
}
