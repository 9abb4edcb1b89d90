using System.Text;
using System.Text.RegularExpressions;

namespace Soc.Sigma.Engine;

/// <summary>
/// Finds a text that every match of a regular expression must contain, so that the expression need not be tried where the
/// text is missing. When in doubt there is none.
/// </summary>
internal static class RequiredLiteral
{
    /// <summary>The longest such text; null when none is certain.</summary>
    public static string? Of(Regex regex)
    {
        var pattern = regex.ToString();
        var ignoreCase = regex.Options.HasFlag(RegexOptions.IgnoreCase);
        if (pattern.StartsWith("(?i)", StringComparison.Ordinal))
        {
            (pattern, ignoreCase) = (pattern[4..], true);
        }

        if (HasInlineOptions(pattern) || pattern.Contains("-[", StringComparison.Ordinal))
        {
            return null;
        }

        var runs = new Runs(ignoreCase);
        for (var i = 0; i < pattern.Length;)
        {
            if (pattern[i] == '|')
            {
                return null;
            }

            i = Element(pattern, i, runs);
        }

        return runs.Longest.Length > 0 ? runs.Longest : null;
    }

    /// <summary>Takes in the element at a position, with its quantifier, and returns the position behind.</summary>
    private static int Element(string pattern, int at, Runs runs)
    {
        var (end, literal) = Atom(pattern, at);
        var (behind, least, most) = Quantifier(pattern, end);
        if (literal is { } character && least >= 1)
        {
            runs.Append(character);
            if (least > 1 || most != 1)
            {
                runs.Break();
            }
        }
        else if (literal is not null || !IsAnchor(pattern[at]))
        {
            runs.Break();
        }

        return behind;
    }

    private static bool IsAnchor(char character) => character is '^' or '$';

    /// <summary>The end of the element at a position, and the character that it is, if it is one.</summary>
    private static (int End, char? Literal) Atom(string pattern, int at) => pattern[at] switch
    {
        '(' => (GroupEnd(pattern, at), null),
        '[' => (ClassEnd(pattern, at), null),
        '\\' => Escape(pattern, at),
        '.' or '^' or '$' => (at + 1, null),
        var character => (at + 1, character),
    };

    private static (int End, char? Literal) Escape(string pattern, int at)
    {
        if (at + 1 == pattern.Length)
        {
            return (pattern.Length, null);
        }

        var escaped = pattern[at + 1];
        if (!char.IsAsciiLetterOrDigit(escaped))
        {
            return (at + 2, escaped);
        }

        var end = escaped switch
        {
            'x' => at + 4,
            'u' => at + 6,
            'c' => at + 3,
            'p' or 'P' or 'k' => pattern.IndexOfAny(['}', '>'], at) + 1,
            _ => at + 2,
        };
        while (char.IsAsciiDigit(escaped) && end < pattern.Length && char.IsAsciiDigit(pattern[end]))
        {
            end++;
        }

        return (end > at ? Math.Min(end, pattern.Length) : pattern.Length, null);
    }

    private static int GroupEnd(string pattern, int at)
    {
        var depth = 0;
        while (at < pattern.Length)
        {
            switch (pattern[at])
            {
                case '\\':
                    at++;
                    break;
                case '[':
                    at = ClassEnd(pattern, at) - 1;
                    break;
                case '(':
                    depth++;
                    break;
                case ')' when --depth == 0:
                    return at + 1;
                default:
                    break;
            }

            at++;
        }

        return pattern.Length;
    }

    private static int ClassEnd(string pattern, int at)
    {
        var first = at + 1 < pattern.Length && pattern[at + 1] == '^' ? at + 2 : at + 1;
        for (var i = first; i < pattern.Length; i++)
        {
            if (pattern[i] == '\\')
            {
                i++;
            }
            else if (pattern[i] == ']' && i > first)
            {
                return i + 1;
            }
        }

        return pattern.Length;
    }

    private static (int End, int Least, int Most) Quantifier(string pattern, int at)
    {
        if (at >= pattern.Length)
        {
            return (at, 1, 1);
        }

        var (end, least, most) = pattern[at] switch
        {
            '*' => (at + 1, 0, int.MaxValue),
            '+' => (at + 1, 1, int.MaxValue),
            '?' => (at + 1, 0, 1),
            '{' => Braces(pattern, at),
            _ => (at, 1, 1),
        };
        return (end > at && end < pattern.Length && pattern[end] == '?' ? end + 1 : end, least, most);
    }

    private static (int End, int Least, int Most) Braces(string pattern, int at)
    {
        var close = pattern.IndexOf('}', at);
        var bounds = close < 0 ? [] : pattern[(at + 1)..close].Split(',');
        if (bounds.Length is 0 or > 2 || !int.TryParse(bounds[0], out var least))
        {
            // A brace that counts nothing is a character; treated as a break by a quantifier that allows none.
            return (at, 0, 1);
        }

        return (close + 1, least, bounds.Length == 1 ? least : int.MaxValue);
    }

    private static bool HasInlineOptions(string pattern)
    {
        for (var at = pattern.IndexOf("(?", StringComparison.Ordinal); at >= 0; at = pattern.IndexOf("(?", at + 1, StringComparison.Ordinal))
        {
            if (at + 2 < pattern.Length && pattern[at + 2] is not (':' or '=' or '!' or '<' or '>' or '\'' or 'P'))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Collects neighboring characters. Without regard to case, k, i and s also match letters outside ASCII (the Kelvin sign,
    /// the dotted and dotless i, the long s), so they end a run.
    /// </summary>
    private sealed class Runs(bool ignoreCase)
    {
        private readonly StringBuilder current = new();

        public string Longest { get; private set; } = "";

        public void Append(char character)
        {
            if (!char.IsAscii(character) || (ignoreCase && "kis".Contains(char.ToLowerInvariant(character), StringComparison.Ordinal)))
            {
                Break();
                return;
            }

            current.Append(character);
            if (current.Length > Longest.Length)
            {
                Longest = current.ToString();
            }
        }

        public void Break() => current.Clear();
    }
}
