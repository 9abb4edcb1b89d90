using System.Text;
using System.Text.RegularExpressions;

namespace Soc.Core.Ingest.Shapes;

/// <summary>
/// Common Event Format: <c>CEF:0|Vendor|Product|Version|Signature|Name|Severity|key=value key=value</c>. A backslash escapes bars and
/// backslashes in the header, equals signs and backslashes in values, and writes line ends. Values hold blanks: one ends where the next key begins.
/// </summary>
/// <param name="Header">Vendor, product, version, signature id, name, severity.</param>
internal sealed partial record CefLine(IReadOnlyList<string> Header, IReadOnlyList<(string Key, string Value)> Extension)
{
    private const int HeaderFields = 6;

    /// <param name="text">From the mark on.</param>
    /// <returns>Null where the header is not whole.</returns>
    public static CefLine? Read(string text)
    {
        var at = 0;
        Field(text, ref at);
        var header = new string[HeaderFields];
        for (var field = 0; field < header.Length; field++)
        {
            if (at > text.Length) return null;
            header[field] = Field(text, ref at);
        }
        return new(header, Pairs(text[Math.Min(at, text.Length)..]));
    }

    /// <param name="text">The message of a syslog line, or a line without a header. A word may stand before the mark, and a blank within it.</param>
    /// <returns>Where the mark stands, or -1. Further back it is a text that quotes one, and whoever wrote it may be the attacker.</returns>
    public static int Find(string text, bool afterWord) => Mark().Match(text) is { Success: true } found && (afterWord || !found.Groups["word"].Success) ? found.Groups["mark"].Index : -1;

    /// <summary>Ends behind the bar, or beyond the end where none follows.</summary>
    private static string Field(string text, ref int at)
    {
        var field = new StringBuilder();
        for (; at < text.Length && text[at] != '|'; at++)
        {
            if (text[at] == '\\' && at + 1 < text.Length && text[at + 1] is '|' or '\\') at++;
            field.Append(text[at]);
        }
        at++;
        return field.ToString().Trim();
    }

    private static List<(string, string)> Pairs(string extension)
    {
        var keys = Key().Matches(extension);
        var pairs = new List<(string, string)>(keys.Count);
        for (var key = 0; key < keys.Count; key++)
        {
            var (start, end) = (keys[key].Index + keys[key].Length, key + 1 < keys.Count ? keys[key + 1].Index : extension.Length);
            pairs.Add((keys[key].Groups["key"].Value, Unescaped(extension[start..end].Trim())));
        }
        return pairs;
    }

    private static string Unescaped(string value)
    {
        if (!value.Contains('\\', StringComparison.Ordinal)) return value;
        var plain = new StringBuilder();
        for (var at = 0; at < value.Length; at++)
        {
            var escaped = value[at] == '\\' && at + 1 < value.Length ? value[at + 1] : '\0';
            if (escaped is '=' or '\\' or '|' or 'n' or 'r') at++;
            plain.Append(escaped switch { 'n' => '\n', 'r' => '\r', _ => value[at] });
        }
        return plain.ToString();
    }

    [GeneratedRegex(@"^(?<word>[A-Za-z]+ )?(?<mark>CEF: ?\d+\|)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Mark();

    [GeneratedRegex(@"(?<=^|\s)(?<key>[\w.\[\]-]+)=", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Key();
}
