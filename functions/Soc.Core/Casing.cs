using System.Text;

namespace Soc.Core;

internal static class Casing
{
    /// <summary><see cref="string.ToLowerInvariant"/>, quick where there is nothing to do, as in most identifiers.</summary>
    public static string Lower(this string text)
    {
        if (!Ascii.IsValid(text)) return text.ToLowerInvariant();
        return text.AsSpan().ContainsAnyInRange('A', 'Z')
            ? string.Create(text.Length, text, static (lower, from) => Ascii.ToLower(from, lower, out _))
            : text;
    }
}
