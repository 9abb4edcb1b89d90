using System.Text;
using System.Text.Json;
using Soc.Core.Ingest;

namespace Soc.Core.Normalize;

/// <summary>
/// The Name/Value arrays of Office 365 and Entra (Parameters, OperationProperties, modifiedProperties, additionalDetails …), which may
/// instead be one cmdlet-style string (<c>-Name "x" -Folders ("a","b")</c>) or a list of bare names.
/// </summary>
internal static class NameValueList
{
    private static readonly (MemberName Name, MemberName Value)[] Members = [Pair("Name", "Value"), Pair("Name", "NewValue"), Pair("displayName", "newValue"), Pair("key", "value"), Pair("Key", "Value")];

    /// <returns>Name and values, in the record's order; a bare name has none.</returns>
    public static IEnumerable<(string Name, IReadOnlyList<RecordNode> Values)> Of(RecordNode list) =>
        list.IsArray ? list.Items.SelectMany(Pairs)
        : list.AsText() is { } text && text.TrimStart().StartsWith('-') ? Cmdlet(list, text)
        : [];

    /// <returns>The first non-blank value under the name, in any casing.</returns>
    public static string? Find(RecordNode list, string name)
    {
        if (!list.IsArray) return list.HasText ? FirstText(Values(list, name)) : null;
        foreach (var item in list.Items)
        {
            if (!TryPair(item, out var found, out var value) || !found.Says(name)) continue;
            foreach (var one in value.Items)
                if (one.AsText() is { } text) return text;
        }

        return null;
    }

    /// <returns>All values under the name, in any casing.</returns>
    public static IReadOnlyList<RecordNode> Values(RecordNode list, string name)
    {
        if (!list.IsArray) return !list.HasText ? [] : [.. Of(list).Where(pair => pair.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).SelectMany(pair => pair.Values)];
        List<RecordNode>? values = null;
        foreach (var item in list.Items)
            if (TryPair(item, out var found, out var value) && found.Says(name)) (values ??= []).AddRange(value.Items);
        return values ?? [];
    }

    private static string? FirstText(IReadOnlyList<RecordNode> values) => values.Select(value => value.AsText()).FirstOrDefault(text => text is not null);

    private static IEnumerable<(string, IReadOnlyList<RecordNode>)> Pairs(RecordNode item) =>
        TryPair(item, out var name, out var value) && name.AsText() is { } found ? [(found, [.. value.Items])]
        : item.AsText() is { } bare ? [(bare, [])]
        : [];

    private static bool TryPair(RecordNode item, out RecordNode name, out RecordNode value)
    {
        foreach (var (named, valued) in Members)
        {
            (name, value) = (item[named], item[valued]);
            if (name.HasText && value.Kind != JsonTokenType.None) return true;
        }

        (name, value) = (default, default);
        return false;
    }

    private static (MemberName, MemberName) Pair(string name, string value) => (new(name), new(value));

    private static IEnumerable<(string, IReadOnlyList<RecordNode>)> Cmdlet(RecordNode list, string text)
    {
        var at = 0;
        while (NextName(text, ref at) is { } name)
            yield return (name, [.. Arguments(text, ref at).Select(list.Beside)]);
    }

    private static string? NextName(string text, ref int at)
    {
        while (at < text.Length && text[at] != '-') at++;
        var start = ++at;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '_')) at++;
        return start < text.Length && at > start ? text[start..at] : null;
    }

    /// <summary>Quoted or bare words up to the next name; a name begins with a dash after a blank.</summary>
    private static List<string> Arguments(string text, ref int at)
    {
        var words = new List<string>();
        for (; at < text.Length && !IsName(text, at); at++)
        {
            if (text[at] is ' ' or ',' or '(' or ')' or ':') continue;
            words.Add(text[at] == '"' ? Quoted(text, ref at) : Bare(text, ref at));
        }
        return words;
    }

    private static bool IsName(string text, int at) =>
        text[at] == '-' && at > 0 && text[at - 1] is ' ' or ')' && at + 1 < text.Length && char.IsAsciiLetter(text[at + 1]);

    private static string Quoted(string text, ref int at)
    {
        var word = new StringBuilder();
        for (at++; at < text.Length && text[at] != '"'; at++) word.Append(text[at]);
        return word.ToString();
    }

    private static string Bare(string text, ref int at)
    {
        var start = at;
        while (at + 1 < text.Length && text[at + 1] is not (' ' or ',' or ')')) at++;
        return text[start..(at + 1)];
    }
}
