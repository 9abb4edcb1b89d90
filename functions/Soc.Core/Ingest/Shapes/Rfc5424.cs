using System.Text;

namespace Soc.Core.Ingest.Shapes;

/// <summary>
/// The syslog protocol (https://www.rfc-editor.org/rfc/rfc5424): <c>TIMESTAMP HOST APP PROCID MSGID [id name="value"] message</c>, with a dash
/// for what is not known. Check Point writes its structured data as <c>[name:"value"; name:"value"]</c>.
/// </summary>
internal static class Rfc5424
{
    private const string Nil = "-";

    private static readonly (string, string, string)[] NoData = [];

    /// <param name="text">What stands behind the version.</param>
    public static (SyslogLine? Line, string? Fault) Read(int priority, string text, DateTimeOffset? takenAt)
    {
        var at = 0;
        var fields = new string?[5];
        for (var field = 0; field < fields.Length; field++)
        {
            if (Word(text, ref at) is not { Length: > 0 } word) return (null, "the header has fewer than seven fields");
            fields[field] = word == Nil ? null : word;
        }
        var time = fields[0] is null ? takenAt : LogTime.Parse(fields[0], takenAt);
        if (Data(text, ref at) is not { } data) return (null, "the structured data does not end");
        var message = text[at..].TrimStart(' ').TrimStart('\uFEFF');
        return (new(priority, time, fields[1], fields[2], fields[3], fields[4], data, message), null);
    }

    private static string Word(string text, ref int at)
    {
        var end = text.IndexOf(' ', at) is var space and >= 0 ? space : text.Length;
        var word = text[at..end];
        at = Math.Min(end + 1, text.Length);
        return word;
    }

    /// <returns>Null where an element does not end. A line without structured data where a dash belongs has a message only.</returns>
    private static IReadOnlyList<(string, string, string)>? Data(string text, ref int at)
    {
        if (at >= text.Length || text[at] != '[')
        {
            if (text.AsSpan(at) is ['-'] or ['-', ' ', ..]) at++;
            return NoData;
        }
        var data = new List<(string, string, string)>();
        while (at < text.Length && text[at] == '[')
            if (!Element(text, ref at, data)) return null;
        return data;
    }

    /// <summary>Begins at the opening bracket, and ends behind the closing one.</summary>
    private static bool Element(string text, ref int at, List<(string, string, string)> data)
    {
        var start = ++at;
        var element = Name(text, ref at);
        if (IsAssigned(text, at)) (element, at) = ("", start);
        while (true)
        {
            while (at < text.Length && text[at] is ' ' or ';') at++;
            if (at < text.Length && text[at] == ']')
            {
                at++;
                return true;
            }
            var name = Name(text, ref at);
            if (!IsAssigned(text, at) || Value(text, ref at) is not { } value) return false;
            data.Add((element, name, value));
        }
    }

    private static string Name(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && text[at] is not (' ' or ']') && !IsAssigned(text, at)) at++;
        return text[start..at];
    }

    private static bool IsAssigned(string text, int at) => at + 1 < text.Length && text[at] is '=' or ':' && text[at + 1] == '"';

    /// <summary>Begins before the opening quote, and ends behind the closing one. A backslash escapes quote, backslash and bracket.</summary>
    private static string? Value(string text, ref int at)
    {
        var value = new StringBuilder();
        for (at += 2; at < text.Length && text[at] != '"'; at++)
        {
            if (text[at] == '\\' && at + 1 < text.Length && text[at + 1] is '"' or '\\' or ']') at++;
            value.Append(text[at]);
        }
        return at++ < text.Length ? value.ToString() : null;
    }
}
