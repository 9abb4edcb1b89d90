namespace Soc.Core;

internal static class GuidText
{
    private const int Length = 36;

    /// <returns>A GUID in lower-case "D" form, the text itself where it is that; null for anything else, and for the empty GUID.</returns>
    public static string? Of(string? text)
    {
        if (!Guid.TryParse(text, out var id) || id == Guid.Empty) return null;
        Span<char> canonical = stackalloc char[Length];
        id.TryFormat(canonical, out _, "D");
        return canonical.SequenceEqual(text) ? text : canonical.ToString();
    }
}
