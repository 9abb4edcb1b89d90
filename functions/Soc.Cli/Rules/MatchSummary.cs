using System.Globalization;
using Soc.Core.Review;
using Soc.Sigma;

namespace Soc.Cli.Rules;

/// <summary>How a run over files ended, in lines.</summary>
internal static class MatchSummary
{
    private const int LongestTitle = 120;

    public static IEnumerable<string> Lines(MatchRun run, long uncounted, TimeSpan elapsed)
    {
        yield return Invariant($"{run.Records:N0} records in {Wording.Span(elapsed)} ({PerSecond(run.Records, elapsed):N0} records/s): {run.Matches:N0} {(run.Matches == 1 ? "match" : "matches")} of {Wording.Count(run.ByRule.Count, "rule")}.");
        foreach (var (rule, count) in run.ByRule.OrderByDescending(pair => pair.Key.Level).ThenByDescending(pair => pair.Value).ThenBy(pair => pair.Key.Title, StringComparer.Ordinal))
            yield return Invariant($"{count,10:N0}  {rule.Level,-13}  {VisibleText.Of(rule.Title, LongestTitle)}{(rule is SigmaCorrelation ? " (correlation)" : "")}");
        if (run.Unrecognized > 0) yield return Invariant($"No log source was recognized for {run.Unrecognized:N0} of the records; no rule was tried on them.");
        if (uncounted > 0) yield return Invariant($"{uncounted:N0} of the matched records say no time that correlations could use.");
    }

    public static double PerSecond(long records, TimeSpan elapsed) => records / Math.Max(0.001, elapsed.TotalSeconds);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
