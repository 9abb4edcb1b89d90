using System.Text;

namespace Soc.Sigma.Tests.Reference;

/// <summary>String matching straight from the specification: slow, and easy to see right. Shares nothing with the product.</summary>
internal static class NaiveText
{
    /// <summary>A character of a pattern: itself, or one of the wildcards.</summary>
    public enum Mark
    {
        Character,
        Many,
        One,
        Dash,
    }

    public static List<(Mark Mark, Rune Rune)> Read(string value)
    {
        var marks = new List<(Mark, Rune)>();
        var runes = value.EnumerateRunes().ToList();
        for (var i = 0; i < runes.Count; i++)
        {
            var next = i + 1 < runes.Count ? runes[i + 1].Value : 0;
            if (runes[i].Value == '\\' && next is '*' or '?' or '\\')
            {
                marks.Add((Mark.Character, runes[++i]));
            }
            else
            {
                marks.Add((runes[i].Value == '*' ? Mark.Many : runes[i].Value == '?' ? Mark.One : Mark.Character, runes[i]));
            }
        }

        return marks;
    }

    /// <summary>Dashes that begin a word and follow none may be any of the five.</summary>
    public static void OpenDashes(List<(Mark Mark, Rune Rune)> marks)
    {
        for (var i = 0; i < marks.Count; i++)
        {
            var follows = i > 0 && IsWord(marks[i - 1]);
            var precedes = i + 1 < marks.Count && IsWord(marks[i + 1]);
            if (marks[i].Mark == Mark.Character && IsDash(marks[i].Rune) && !follows && precedes)
            {
                marks[i] = (Mark.Dash, marks[i].Rune);
            }
        }
    }

    public static bool Matches(List<(Mark Mark, Rune Rune)> pattern, string text, bool cased)
    {
        var runes = text.EnumerateRunes().ToArray();
        var reachable = new bool[pattern.Count + 1, runes.Length + 1];
        reachable[0, 0] = true;
        for (var p = 0; p < pattern.Count; p++)
        {
            for (var t = 0; t <= runes.Length; t++)
            {
                if (!reachable[p, t])
                {
                    continue;
                }

                if (pattern[p].Mark == Mark.Many)
                {
                    for (var end = t; end <= runes.Length; end++)
                    {
                        reachable[p + 1, end] = true;
                    }
                }
                else if (t < runes.Length && Fits(pattern[p], runes[t], cased))
                {
                    reachable[p + 1, t + 1] = true;
                }
            }
        }

        return reachable[pattern.Count, runes.Length];
    }

    public static bool Same(string left, string right, bool cased) =>
        Matches([.. left.EnumerateRunes().Select(rune => (Mark.Character, rune))], right, cased);

    private static bool Fits((Mark Mark, Rune Rune) mark, Rune rune, bool cased) => mark.Mark switch
    {
        Mark.One => true,
        Mark.Dash => IsDash(rune),
        _ => cased ? mark.Rune == rune : Rune.ToUpperInvariant(mark.Rune) == Rune.ToUpperInvariant(rune),
    };

    private static bool IsDash(Rune rune) => rune.Value is '-' or '/' or '\u2013' or '\u2014' or '\u2015';

    private static bool IsWord((Mark Mark, Rune Rune) mark) => mark.Mark == Mark.Character && (Rune.IsLetterOrDigit(mark.Rune) || mark.Rune.Value == '_');
}
