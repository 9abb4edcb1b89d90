using System.Text.RegularExpressions;

namespace Soc.Sigma.Patterns;

/// <summary>
/// The modifier windash: where an option of a Windows command line begins, any of five characters may stand
/// (Sigma specification, modifiers appendix). An option begins at such a character that follows no word and precedes one.
/// </summary>
internal static partial class Dashes
{
    /// <summary>Hyphen, slash, en dash, em dash, horizontal bar.</summary>
    public const string All = "-/\u2013\u2014\u2015";

    public static Glob Open(Glob glob) => glob.Literals(Split);

    private static IEnumerable<GlobPart> Split(string literal)
    {
        var from = 0;
        foreach (Match dash in OptionStart().Matches(literal))
        {
            yield return new GlobPart(GlobKind.Literal, literal[from..dash.Index]);
            yield return GlobPart.Dash;
            from = dash.Index + 1;
        }

        yield return new GlobPart(GlobKind.Literal, literal[from..]);
    }

    [GeneratedRegex("\\B[-/\u2013\u2014\u2015]\\b", RegexOptions.CultureInvariant)]
    private static partial Regex OptionStart();
}
