namespace Soc.Sigma;

/// <summary>A recorded case of a rule: a file <c>fires-*</c> on which it must match, or <c>silent-*</c> on which it must not.</summary>
/// <param name="RulePath">The <see cref="SigmaSource.Path"/> of the rule's file.</param>
/// <param name="Path">The case's file; its name says what is expected.</param>
/// <param name="Text">A JSON object, or an array of them of which one must match.</param>
public sealed record SigmaCase(string RulePath, string Path, string Text)
{
    /// <summary>Whether the rule must match; null when the file's name does not say.</summary>
    public bool? Fires =>
        System.IO.Path.GetFileName(Path).StartsWith("fires-", StringComparison.Ordinal) ? true
        : System.IO.Path.GetFileName(Path).StartsWith("silent-", StringComparison.Ordinal) ? false
        : null;
}

/// <summary>How a case went.</summary>
/// <param name="Case">The case.</param>
/// <param name="Failure">One sentence; null when it went as expected.</param>
/// <param name="Explanations">Where it did not: for each record, which of the rule's questions held.</param>
public sealed record SigmaCaseResult(SigmaCase Case, string? Failure, IReadOnlyList<SigmaExplanation> Explanations);
