using System.Text;
using System.Text.RegularExpressions;

namespace Soc.Core.Ingest.Shapes;

/// <summary>
/// Messages of names and values: <c>type=SYSCALL exe="/usr/bin/kmod"</c> of auditd, <c>srcip=10.0.0.9 action="deny"</c> of firewalls, <c>SRC=… DST=…</c>
/// of the kernel's packet filter. Words that are no pair are passed over; the first value of a name counts, as does what auditd quotes within
/// <c>msg='…'</c>.
/// </summary>
internal static partial class NameValueText
{
    private const int LongestName = 64;

    public static bool Begins(string text) => Beginning().IsMatch(text);

    public static Dictionary<string, string> Read(string text)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        Read(text, found, isWithin: false);
        return found;
    }

    /// <param name="isWithin">In what auditd quotes: one who writes a message into the message goes no deeper.</param>
    private static void Read(string text, Dictionary<string, string> found, bool isWithin)
    {
        for (var at = 0; at < text.Length;)
        {
            var start = at;
            while (at < text.Length && IsNamed(text[at])) at++;
            if (at > start && at - start <= LongestName && at < text.Length && text[at] == '=')
            {
                var name = text[start..at];
                at++;
                Take(name, Value(text, ref at), found, isWithin);
            }
            // Nothing within a word is a name.
            else while (at < text.Length && !IsBlank(text[at])) at++;
            while (at < text.Length && IsBlank(text[at])) at++;
        }
    }

    private static void Take(string name, string value, Dictionary<string, string> found, bool isWithin)
    {
        // Auditd's first msg numbers the record, its second holds names and values.
        if (!isWithin && name == "msg" && found.TryGetValue(name, out var first) && first.StartsWith("audit(", StringComparison.Ordinal)) Read(value, found, isWithin: true);
        else found.TryAdd(name, value);
    }

    private static string Value(string text, ref int at)
    {
        if (at >= text.Length || text[at] is not ('"' or '\'')) return Bare(text, ref at);
        var quote = text[at];
        var value = new StringBuilder();
        for (at++; at < text.Length && text[at] != quote; at++)
        {
            if (text[at] == '\\' && at + 1 < text.Length && (text[at + 1] == quote || text[at + 1] == '\\')) at++;
            value.Append(text[at]);
        }
        at = Math.Min(at + 1, text.Length);
        return value.ToString();
    }

    private static string Bare(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && !IsBlank(text[at])) at++;
        return text[start..at].TrimEnd(',', ';', ':');
    }

    private static bool IsNamed(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' or '.';

    /// <summary>Auditd sets a group separator before the names that it has looked up.</summary>
    private static bool IsBlank(char letter) => letter is ' ' or '\t' or ',' or ';' or '\u001D' or '\n' or '\r';

    [GeneratedRegex(@"^[A-Za-z][\w.-]*=\S", RegexOptions.CultureInvariant)]
    private static partial Regex Beginning();
}
