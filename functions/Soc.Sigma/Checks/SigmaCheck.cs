using Soc.Sigma.Checks;
using Soc.Sigma.Expressions;

namespace Soc.Sigma;

/// <summary>Looks through rule files for everything that an author should know (<c>soc rules check</c>).</summary>
public static class SigmaCheck
{
    /// <summary>All findings, by file and line.</summary>
    public static IReadOnlyList<SigmaFinding> Run(IReadOnlyList<SigmaSource> sources, SigmaLoadOptions? options = null)
    {
        options ??= new SigmaLoadOptions();
        var loaded = SigmaRuleSet.Load(sources, options with { Strict = false });
        var errors = loaded.Errors.ToHashSet();
        var habits = SigmaRuleSet.Load(sources, options with { Strict = true }).Errors.Where(error => !errors.Contains(error) && !IsEcho(error));
        return
        [
            .. errors.Select(error => Finding(SigmaFindingKind.Error, error))
                .Concat(habits.Select(error => Finding(SigmaFindingKind.Habit, error)))
                .Concat(loaded.RuleSet.Rules.SelectMany(rule => Unmapped(loaded.RuleSet, rule)))
                .Concat(Duplicates(loaded.RuleSet.Rules))
                .Concat(loaded.RuleSet.Rules.SelectMany(Unreachable))
                .OrderBy(finding => finding.Path, StringComparer.Ordinal)
                .ThenBy(finding => finding.Line),
        ];
    }

    /// <summary>Read strictly, a rule is missing to those that refer to it, which is no fault of theirs.</summary>
    private static bool IsEcho(SigmaError error) => error.Reason.StartsWith("There is no rule", StringComparison.Ordinal);

    private static SigmaFinding Finding(SigmaFindingKind kind, SigmaError error) => new(kind, error.Path, error.Line, error.Reason);

    private static SigmaFinding Finding(SigmaFindingKind kind, SigmaRule rule, string reason) => new(kind, rule.SourcePath, rule.SourceLine, reason);

    private static IEnumerable<SigmaFinding> Unmapped(SigmaRuleSet rules, SigmaRule rule) =>
        from field in rules.UnmappedFields(rule)
        where field.Nowhere
        group field.Records by field.Field into unmapped
        select Finding(SigmaFindingKind.UnmappedField, rule, $"No record has the field '{unmapped.Key}' (looked in: {string.Join(", ", unmapped)}).");

    private static IEnumerable<SigmaFinding> Duplicates(IReadOnlyList<SigmaRule> rules) =>
        from rule in rules
        group rule by (rule.LogSource, ExpressionText.Of(rule.Expression)) into same
        from copy in same.Skip(1)
        select Finding(SigmaFindingKind.Duplicate, copy, $"Asks the same as '{same.First().Title}' in {same.First().SourcePath}.");

    private static IEnumerable<SigmaFinding> Unreachable(SigmaRule rule) =>
        Reachability.Of(rule.Expression).Select(reason => Finding(SigmaFindingKind.Unreachable, rule, reason));
}
