using Soc.Core.Review;
using Soc.Sigma;

namespace Soc.Cli.Rules;

/// <summary>A rule's questions as a tree, ✓ before what holds and ✗ before what does not. Rules and records are both by strangers.</summary>
internal static class ExplanationScreen
{
    private const int LongestQuestion = 300;
    private const int LongestValue = 160;

    public static IEnumerable<string> Lines(SigmaExplanation explained, string indent = "  ") => Below(explained, indent, "", "");

    private static IEnumerable<string> Below(SigmaExplanation explained, string indent, string branch, string stem)
    {
        var found = explained.Parts.Count > 0 || explained.Value.Kind == SigmaValueKind.Missing ? "" : $"   ← {VisibleText.Of(explained.Value.ToString(), LongestValue)}";
        yield return $"{indent}{branch}{(explained.Holds ? '✓' : '✗')} {VisibleText.Of(explained.Text, LongestQuestion)}{found}";
        for (var part = 0; part < explained.Parts.Count; part++)
        {
            var last = part == explained.Parts.Count - 1;
            foreach (var line in Below(explained.Parts[part], indent, stem + (last ? "└─ " : "├─ "), stem + (last ? "   " : "│  "))) yield return line;
        }
    }
}
