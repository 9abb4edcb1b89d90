using Soc.Core.Detect;
using Soc.Sigma;

namespace Soc.Cli.Rules;

/// <summary>What a check of a folder found; --json prints it as it is.</summary>
internal sealed record CheckReport(int Files, int Rules, int Correlations, int Errors, int Warnings, IReadOnlyList<CheckReport.Finding> Findings)
{
    private const string Error = "error";
    private const string Warning = "warning";

    /// <param name="strict">Habits that the specification disapproves of are errors as well.</param>
    /// <param name="current">The current directory.</param>
    public static CheckReport Of(RuleFolder folder, bool strict, string current)
    {
        var rules = folder.Load().RuleSet;
        var seen = new RecordedFields(folder.Sources, current);
        // Which fields records have is asked anew: the SOC adds some that the mappings do not list.
        var found = SigmaCheck.Run(folder.Sources, new SigmaLoadOptions { Mappings = SigmaMappings.BuiltIn })
            .Where(finding => finding.Kind != SigmaFindingKind.UnmappedField)
            .Concat(rules.Rules.SelectMany(rule => Unmapped(rules, rule, seen)))
            .OrderBy(finding => finding.Path, StringComparer.Ordinal).ThenBy(finding => finding.Line)
            .Select(finding => new Finding(Severity(finding.Kind, strict), Words(finding.Kind), finding.Path, finding.Line, finding.Reason))
            .ToList();
        var errors = found.Count(finding => finding.IsError);
        return new(folder.Sources.Count, rules.Rules.Count, rules.Correlations.Count, errors, found.Count - errors, found);
    }

    private static IEnumerable<SigmaFinding> Unmapped(SigmaRuleSet rules, SigmaRule rule, RecordedFields seen) =>
        from field in rules.UnmappedFields(rule)
        where field.Nowhere && !EventRecord.Adds(rule.LogSource, field.Field) && !seen.Has(rule, field.Field)
        group field.Records by field.Field into unmapped
        select new SigmaFinding(SigmaFindingKind.UnmappedField, rule.SourcePath, rule.SourceLine, $"No record has the field '{unmapped.Key}' (looked in: {string.Join(", ", unmapped)}).");

    private static string Severity(SigmaFindingKind kind, bool strict) =>
        kind == SigmaFindingKind.Error || (strict && kind == SigmaFindingKind.Habit) ? Error : Warning;

    private static string Words(SigmaFindingKind kind) => kind switch
    {
        SigmaFindingKind.Error => "unreadable",
        SigmaFindingKind.Habit => "habit",
        SigmaFindingKind.UnmappedField => "unmapped field",
        SigmaFindingKind.Duplicate => "duplicate",
        SigmaFindingKind.Unreachable => "unreachable",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <param name="Severity">error or warning.</param>
    /// <param name="Line">From 1.</param>
    internal sealed record Finding(string Severity, string Kind, string File, int Line, string Reason)
    {
        internal bool IsError => Severity == Error;

        /// <summary>The form that editors and terminals turn into a link.</summary>
        public override string ToString() => $"{File}:{Line}: {Severity}: {Reason} [{Kind}]";
    }
}
