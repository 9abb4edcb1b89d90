namespace Soc.Sigma;

/// <summary>What became of rule files.</summary>
/// <param name="RuleSet">The rules that could be read.</param>
/// <param name="Errors">Why the others could not, in the order of the sources.</param>
public sealed record SigmaLoadResult(SigmaRuleSet RuleSet, IReadOnlyList<SigmaError> Errors);
