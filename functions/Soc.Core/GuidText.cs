namespace Soc.Core;

internal static class GuidText
{
    private const int Length = 36;
    private const string Empty = "00000000-0000-0000-0000-000000000000";

    /// <returns>A GUID in lower-case "D" form, the text itself where it is that; null for anything else, and for the empty GUID.</returns>
    public static string? Of(string? text)
    {
        // Nearly all are written so already, and nearly all else has another length.
        if (text is { Length: Length } && IsCanonical(text)) return text == Empty ? null : text;
        return Guid.TryParse(text, out var id) && id != Guid.Empty ? id.ToString("D") : null;
    }

    private static bool IsCanonical(string text)
    {
        for (var at = 0; at < Length; at++)
            if (Empty[at] == '-' ? text[at] != '-' : !char.IsAsciiHexDigitLower(text[at])) return false;
        return true;
    }
}
