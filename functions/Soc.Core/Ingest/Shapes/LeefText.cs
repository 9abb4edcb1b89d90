using System.Globalization;

namespace Soc.Core.Ingest.Shapes;

/// <summary>
/// Log Event Extended Format (https://www.ibm.com/docs/en/dsm?topic=leef-overview): <c>LEEF:1.0|Vendor|Product|Version|Id|key=value</c>, the pairs
/// separated by tabs, or in version 2 by what a further field of the header says, as a character or in hexadecimal.
/// </summary>
internal static class LeefText
{
    private const string Mark = "LEEF:";

    /// <summary>Relays write a tab so.</summary>
    private const string EscapedTab = "#011";

    public static bool Begins(string text) => text.StartsWith(Mark, StringComparison.Ordinal);

    /// <returns>The pairs, and the header's fields as vendor, product and eventId.</returns>
    public static Dictionary<string, string>? Read(string text)
    {
        var isSecond = text.StartsWith("LEEF:2", StringComparison.Ordinal);
        var parts = text.Split('|', isSecond ? 7 : 6);
        if (parts.Length < 6) return null;
        var found = new Dictionary<string, string> { ["vendor"] = parts[1], ["product"] = parts[2], ["eventId"] = parts[4] };
        var separator = isSecond && parts.Length == 7 ? Separator(parts[5]) : '\t';
        foreach (var pair in parts[^1].Replace(EscapedTab, "\t", StringComparison.Ordinal).Split(separator))
            if (pair.IndexOf('=', StringComparison.Ordinal) is var equals and > 0) found.TryAdd(pair[..equals].Trim(), pair[(equals + 1)..].Trim());
        return found;
    }

    private static char Separator(string field) =>
        field.Length == 1 ? field[0]
        : byte.TryParse(field.TrimStart('0', 'x'), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) ? (char)code
        : '\t';
}
