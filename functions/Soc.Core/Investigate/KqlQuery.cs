using System.Globalization;
using System.Text;

namespace Soc.Core.Investigate;

/// <summary>
/// A hunt as one KQL text: each parameter a <c>let</c> of an escaped literal before the hunt's own words. Neither Log Analytics nor
/// runHuntingQuery takes parameters beside the text. Escapes as in github.com/microsoft/Kusto-Query-Language, grammar/KqlTokens.g4.
/// </summary>
public static class KqlQuery
{
    /// <exception cref="ArgumentException">A parameter's name is no KQL identifier.</exception>
    public static string Of(Hunt hunt)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in hunt.Parameters.OrderBy(parameter => parameter.Key, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"let {Checked(name)} = {Literal(value)};\n");
        return text.Append(hunt.Query).ToString();
    }

    private static string Checked(string name) =>
        name.Length > 0 && (char.IsAsciiLetter(name[0]) || name[0] == '_') && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')
            ? name
            : throw new ArgumentException($"'{name}' is not a name that a parameter may have.", nameof(name));

    private static string Literal(HuntValue value) => value switch
    {
        HuntValue.Text text => Quoted(text.Value),
        HuntValue.Texts texts => $"dynamic([{string.Join(", ", texts.Values.Select(Quoted))}])",
        HuntValue.Number number => string.Create(CultureInfo.InvariantCulture, $"long({number.Value})"),
        HuntValue.Instant instant => string.Create(CultureInfo.InvariantCulture, $"datetime({instant.Value.UtcDateTime:O})"),
        _ => throw new ArgumentOutOfRangeException(nameof(value), value.GetType().Name, "A value that KQL has no literal for."),
    };

    /// <summary>Also valid JSON, which is what <c>dynamic()</c> reads.</summary>
    private static string Quoted(string text)
    {
        var literal = new StringBuilder(text.Length + 2).Append('"');
        foreach (var c in text)
            if (c is '"' or '\\') literal.Append('\\').Append(c);
            else if (IsPlain(c)) literal.Append(c);
            else literal.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
        return literal.Append('"').ToString();
    }

    /// <summary>Line ends of any script end a literal; halves of a pair and invisible marks would not survive the way.</summary>
    private static bool IsPlain(char c) => char.GetUnicodeCategory(c) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
