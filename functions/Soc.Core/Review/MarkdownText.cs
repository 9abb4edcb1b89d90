using System.Buffers;
using System.Text;

namespace Soc.Core.Review;

/// <summary>Text that Markdown (CommonMark and GitHub's dialect) shows as it is: no markup, no link, no image, no HTML.</summary>
internal static class MarkdownText
{
    private static readonly SearchValues<char> Marks = SearchValues.Create("\\`*_[]{}<>|~#&!$");

    /// <summary>Running text. Entities instead of backslashes where a link would be made of bare text.</summary>
    public static string Text(string? text)
    {
        var visible = VisibleText.Of(text).Trim();
        var escaped = new StringBuilder(visible.Length + 16);
        foreach (var character in visible)
        {
            if (character == '|') escaped.Append("&#124;");
            else if (Marks.Contains(character)) escaped.Append('\\').Append(character);
            else escaped.Append(character);
        }

        return NoBlock(escaped.ToString()
            .Replace("://", "&#58;//", StringComparison.Ordinal)
            .Replace("www.", "www&#46;", StringComparison.OrdinalIgnoreCase)
            .Replace("@", "&#64;", StringComparison.Ordinal));
    }

    /// <summary>A value as it stands, fenced by more backticks than it holds. Not for tables: a '|' would end the cell.</summary>
    public static string Code(string? value)
    {
        var visible = VisibleText.Of(value);
        if (string.IsNullOrWhiteSpace(visible)) return "(empty)";
        var fence = new string('`', LongestRun(visible) + 1);
        var pad = visible[0] is '`' or ' ' || visible[^1] is '`' or ' ' ? " " : "";
        return $"{fence}{pad}{visible}{pad}{fence}";
    }

    private static int LongestRun(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var character in text)
        {
            run = character == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }

    /// <summary>"- x" or "1. x" at the start of a list item would begin another list.</summary>
    private static string NoBlock(string text)
    {
        if (text.Length == 0) return text;
        if (text[0] is '-' or '+' or '=') return "\\" + text;
        var digits = text.TakeWhile(char.IsAsciiDigit).Count();
        return digits > 0 && digits < text.Length && text[digits] is '.' or ')' && digits > 0 ? text.Insert(digits, "\\") : text;
    }
}
