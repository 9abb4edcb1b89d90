using System.Text;

namespace Soc.Core.Normalize.Lines;

/// <summary>Fields between commas; one with commas of its own stands in quotes, and its quotes are doubled.</summary>
internal static class CommaSeparated
{
    public static IReadOnlyList<string> Read(string text)
    {
        var fields = new List<string>();
        for (var at = 0; at <= text.Length; at++) fields.Add(at < text.Length && text[at] == '"' ? Quoted(text, ref at) : Bare(text, ref at));
        return fields;
    }

    /// <summary>Ends at the comma, or at the end.</summary>
    private static string Bare(string text, ref int at)
    {
        var start = at;
        at = text.IndexOf(',', at) is var comma and >= 0 ? comma : text.Length;
        return text[start..at];
    }

    private static string Quoted(string text, ref int at)
    {
        var field = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text[at] == '"' && (at + 1 >= text.Length || text[at + 1] != '"')) break;
            if (text[at] == '"') at++;
            field.Append(text[at]);
        }
        at = Math.Min(at + 1, text.Length);
        return field + Bare(text, ref at);
    }
}
