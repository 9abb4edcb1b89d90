using Soc.Core.Detect;

namespace Soc.Core.Triage;

/// <summary>What a set of alerts amounts to.</summary>
/// <param name="Score">0 to 100: the strongest story about a single account or device.</param>
/// <param name="Focus">That account or device; null when no alert names one.</param>
/// <param name="Reasons">Why, most points first.</param>
public sealed record Assessment(int Score, Severity Severity, Tier Tier, Entity? Focus, IReadOnlyList<ScoreReason> Reasons);

/// <param name="Text">For the analyst; holds no attacker-controlled text.</param>
public sealed record ScoreReason(int Points, string Text);
