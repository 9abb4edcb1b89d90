namespace Soc.Sigma;

/// <summary>A rule with a regular expression that took too long.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Count">How often, over all its expressions.</param>
public sealed record SigmaOverrun(SigmaRule Rule, long Count);
